//! A step: one line that says what is being done and, when it is done, how long it took.

use anyhow::{Context, Result, bail};
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How a program ended that ran as a step.
pub(crate) struct Finished {
    /// What the step was doing.
    pub(crate) label: String,
    /// Whether the program ended with exit code 0.
    pub(crate) success: bool,
    /// Standard output and standard error, in the order they were written.
    pub(crate) output: String,
}

impl Finished {
    /// The output of a program that succeeded; an error for one that failed.
    pub(crate) fn ok(self) -> Result<String> {
        if !self.success {
            bail!("{} failed", self.label);
        }
        Ok(self.output)
    }
}

/// Runs a program as a step. Its output is kept, and shown in full only if it fails; on a terminal the last line of
/// it stands behind the label while it runs.
///
/// # Errors
/// If the program cannot be started. One that ran and failed is no error here: see [`Finished::ok`].
pub(crate) fn run(label: &str, command: &mut Command) -> Result<Finished> {
    let terminal = io::stdout().is_terminal();
    let started = Instant::now();
    begin(label);
    let (reader, writer) = io::pipe()?;
    let child = command
        .stdin(Stdio::null())
        .stdout(writer.try_clone()?)
        .stderr(writer);
    if terminal && io::stderr().is_terminal() {
        child.env("CARGO_TERM_COLOR", "always");
    }
    let spawned = child.spawn();
    // The command holds the pipe's other end; until it lets go, the reader below would wait for ever.
    child.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = match spawned {
        Ok(child) => child,
        Err(error) => {
            end(label, started.elapsed(), false);
            let program = command.get_program().display();
            return Err(error).with_context(|| format!("{label}: cannot start {program}"));
        }
    };
    let mut output = String::new();
    let mut reader = BufReader::new(reader);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        if terminal {
            progress(label, &text);
        }
        output.push_str(&text);
        line.clear();
    }
    let success = child.wait()?.success();
    end(label, started.elapsed(), success);
    if !success {
        println!("{}", output.trim_end());
    }
    Ok(Finished {
        label: label.into(),
        success,
        output,
    })
}

/// Does work of xtask's own as a step.
pub(crate) fn within<T>(label: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    begin(label);
    let result = work();
    end(label, started.elapsed(), result.is_ok());
    result
}

/// A time as people say it.
pub(crate) fn spoken(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 60.. => format!("{} min {} s", seconds / 60, seconds % 60),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}

/// Starts the line, so that a person watching sees what is under way.
fn begin(label: &str) {
    print!("{label} … ");
    flush();
}

/// Shows the newest line of a program's output behind the label, in the room that an 80-column terminal leaves.
fn progress(label: &str, line: &str) {
    let room = 76_usize.saturating_sub(label.chars().count());
    let plain = without_colours(line);
    let shown: String = plain.trim().chars().take(room).collect();
    print!("\r\x1b[2K{label} … \x1b[2m{shown}\x1b[0m");
    flush();
}

/// Completes the line.
fn end(label: &str, time: Duration, success: bool) {
    if io::stdout().is_terminal() {
        print!("\r\x1b[2K{label} … ");
    }
    println!("{}{}", if success { "" } else { "FAILED after " }, spoken(time));
}

/// A line without its escape sequences: cut in the middle, one would colour the rest of the screen.
fn without_colours(line: &str) -> String {
    let mut plain = String::new();
    let mut chars = line.chars();
    while let Some(char) = chars.next() {
        if char == '\x1b' {
            chars.by_ref().find(char::is_ascii_alphabetic);
        } else if !char.is_control() {
            plain.push(char);
        }
    }
    plain
}

/// Nothing is lost if a closed pipe refuses the line.
fn flush() {
    let _ = io::stdout().flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_keeps_the_order_of_both_streams() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two >&2; echo three; exit 3"]);
        let finished = run("mixing", &mut command).unwrap();
        assert_eq!(finished.output, "one\ntwo\nthree\n");
        assert_eq!(finished.ok().unwrap_err().to_string(), "mixing failed");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run("calling", &mut Command::new("no-such-program"))
            .err()
            .unwrap();
        assert!(error.to_string().contains("no-such-program"), "{error}");
    }

    #[test]
    fn times_read_as_spoken() {
        assert_eq!(spoken(Duration::from_millis(1_234)), "1.2 s");
        assert_eq!(spoken(Duration::from_secs(125)), "2 min 5 s");
    }

    #[test]
    fn colours_are_dropped() {
        assert_eq!(
            without_colours("\x1b[1m\x1b[32mCompiling\x1b[0m app\n"),
            "Compiling app"
        );
    }
}
