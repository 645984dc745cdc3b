//! The counts that test runners print in their closing lines.

use std::ops::AddAssign;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed.
    pub(crate) failed: u64,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Sums the `test result:` lines of `cargo test`, one for each test binary and for each crate's examples in its
/// documentation.
pub(crate) fn cargo_test(output: &str) -> Count {
    let mut sum = Count::default();
    for line in output
        .lines()
        .filter_map(|line| line.trim().strip_prefix("test result:"))
    {
        let counts = line
            .split(['.', ';'])
            .filter_map(|part| part.trim().split_once(' '));
        for (number, what) in counts {
            match (number.parse::<u64>(), what) {
                (Ok(number), "passed") => sum.passed += number,
                (Ok(number), "failed") => sum.failed += number,
                _ => {}
            }
        }
    }
    sum
}

/// Reads the closing lines of Node's test runner: `ℹ pass 3` or `# pass 3`, and likewise `fail` and `cancelled`.
/// The last of each counts: a test may print anything before.
pub(crate) fn node_test(output: &str) -> Count {
    let last = |name: &str| {
        output
            .lines()
            .filter_map(|line| line.trim_start_matches(['#', 'ℹ', ' ']).strip_prefix(name))
            .filter_map(|number| number.strip_prefix(' ')?.trim().parse::<u64>().ok())
            .next_back()
            .unwrap_or(0)
    };
    Count {
        passed: last("pass"),
        failed: last("fail") + last("cancelled"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_binary_of_cargo_test_counts() {
        let output = "\
running 2 tests
test tests::a ... ok
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.05s

test result: FAILED. 40 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.00s
   Doc-tests rules
test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";
        assert_eq!(
            cargo_test(output),
            Count {
                passed: 47,
                failed: 3
            }
        );
    }

    #[test]
    fn a_build_that_fails_counts_nothing() {
        assert_eq!(
            cargo_test("error[E0425]: cannot find value `x`\n"),
            Count::default()
        );
    }

    #[test]
    fn both_reporters_of_node_are_read() {
        let spec = "✔ story (3ms)\nℹ tests 4\nℹ suites 1\nℹ pass 2\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\n";
        assert_eq!(node_test(spec), Count { passed: 2, failed: 2 });
        let tap = "# pass 99\nok 1 - a\n1..1\n# tests 1\n# pass 1\n# fail 0\n# cancelled 0\n";
        assert_eq!(node_test(tap), Count { passed: 1, failed: 0 });
    }

    #[test]
    fn a_sentence_is_no_count() {
        assert_eq!(node_test("passing 3\nfail to connect\n"), Count::default());
    }
}
