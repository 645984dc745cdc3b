//! One body's writer: the only place where its state changes.

use std::error::Error;
use std::sync::{Arc, RwLock};

use plenary::{Actor, BodyId, Command, State};
use store::{AppendError, Store, StoreError};
use thiserror::Error;
use tokio::sync::{mpsc, oneshot, watch};

use crate::batch::Batch;
use crate::error::ReadError;
use crate::lock::{read, write};
use crate::replay::{Head, PAGE, Reader};
use crate::{Clock, Receipt, Salts, SubmitError};

/// How many commands are decided and stored together at most.
const BATCH: usize = 512;
/// How often a batch is decided again because another server appended first.
const TRIES: u32 = 32;

/// What a writer is asked to do.
#[expect(clippy::large_enum_variant, reason = "nearly every task is a submission")]
pub(crate) enum Task {
    /// To decide a command.
    Submit(Submission),
    /// To read what another server may have appended.
    CatchUp,
    /// To finish what waits and end.
    Stop,
}

/// A command, and where its answer goes.
pub(crate) struct Submission {
    pub(crate) actor: Actor,
    pub(crate) command: Command,
    pub(crate) answer: oneshot::Sender<Result<Receipt, SubmitError>>,
}

/// Holds a body's state twice: `working` runs ahead while a batch is decided, `published` follows when the batch is
/// stored. Between two batches they are equal, and both end at `head`.
pub(crate) struct Writer {
    pub(crate) body: BodyId,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Clock,
    pub(crate) salts: Salts,
    pub(crate) working: State,
    pub(crate) published: Arc<RwLock<State>>,
    pub(crate) head: Head,
    pub(crate) sequence: watch::Sender<u64>,
}

/// Why a batch could not be stored.
#[derive(Debug, Error)]
enum Unsettled {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("other servers appended first {TRIES} times in a row")]
    Overtaken,
}

/// Lets those who were just answered ask again, for as long as more of them come, so that they are served together:
/// otherwise the first alone would be stored while the others wait.
async fn gather(tasks: &mpsc::Receiver<Task>) {
    let mut waiting = 0;
    loop {
        tokio::task::yield_now().await;
        if tasks.len() == waiting || tasks.len() >= BATCH {
            return;
        }
        waiting = tasks.len();
    }
}

impl Writer {
    /// Serves until it is told to stop or nobody can send any more.
    pub(crate) async fn run(mut self, mut tasks: mpsc::Receiver<Task>) {
        let mut taken = Vec::with_capacity(BATCH);
        while tasks.recv_many(&mut taken, BATCH).await > 0 {
            let mut submissions = Vec::with_capacity(taken.len());
            let mut behind = false;
            for task in taken.drain(..) {
                match task {
                    Task::Submit(submission) => submissions.push(submission),
                    Task::CatchUp => behind = true,
                    Task::Stop => tasks.close(),
                }
            }
            if behind && let Err(error) = self.catch_up().await {
                tracing::error!(body = %self.body, error = &error as &dyn Error, "cannot catch up");
            }
            if !submissions.is_empty() {
                self.serve(submissions).await;
                gather(&tasks).await;
            }
        }
    }

    async fn serve(&mut self, submissions: Vec<Submission>) {
        match self.settle(&submissions).await {
            Ok(batch) => {
                self.publish(&batch);
                for (submission, answer) in submissions.into_iter().zip(batch.answers()) {
                    // A sender that has gone away was answered by the record.
                    let _ = submission.answer.send(answer);
                }
            }
            Err(error) => {
                tracing::error!(body = %self.body, error = &error as &dyn Error, "cannot append");
                for submission in submissions {
                    let _ = submission.answer.send(Err(SubmitError::Unavailable));
                }
            }
        }
    }

    /// Decides until the answers hold: until the entries are stored; or, where nothing follows, until nothing is
    /// stored that was not seen when refusing. Whatever fails, `working` ends equal to `published`.
    async fn settle(&mut self, submissions: &[Submission]) -> Result<Batch, Unsettled> {
        for _ in 0..TRIES {
            let batch = self.decide(submissions);
            if batch.sealed.is_empty() {
                if self.catch_up().await? {
                    continue;
                }
                return Ok(batch);
            }
            match self.store.append(self.body.as_str(), &batch.sealed).await {
                Ok(()) => return Ok(batch),
                Err(AppendError::Conflict) => {
                    self.forget();
                    self.catch_up().await?;
                }
                Err(AppendError::Store(error)) => {
                    // The connection may have broken after the commit: what is stored counts.
                    if self.is_stored(&batch).await {
                        return Ok(batch);
                    }
                    self.forget();
                    return Err(error.into());
                }
            }
        }
        Err(Unsettled::Overtaken)
    }

    fn decide(&mut self, submissions: &[Submission]) -> Batch {
        let mut batch = Batch::after(self.head);
        for Submission { actor, command, .. } in submissions {
            let restore = || read(&self.published).clone();
            batch.add(
                &mut self.working,
                restore,
                (actor, command),
                (self.clock)(),
                &self.salts,
            );
        }
        batch
    }

    async fn is_stored(&self, batch: &Batch) -> bool {
        let Some(last) = batch.sealed.last() else {
            return true;
        };
        let found = self
            .store
            .read(self.body.as_str(), last.header.sequence - 1, 1)
            .await;
        found.is_ok_and(|found| found.first().is_some_and(|found| found.hash == last.hash))
    }

    /// Drops what was decided and not stored.
    fn forget(&mut self) {
        self.working.clone_from(&read(&self.published));
    }

    /// Lets everybody see what is stored.
    fn publish(&mut self, batch: &Batch) {
        if batch.entries.is_empty() {
            return;
        }
        let mut published = write(&self.published);
        if batch
            .entries
            .iter()
            .try_for_each(|entry| published.apply(entry))
            .is_err()
        {
            // It was applied to an equal state before.
            published.clone_from(&self.working);
        }
        drop(published);
        self.head = batch.head;
        self.sequence.send_replace(self.head.sequence);
    }

    /// Reads what others appended. True when there was something.
    async fn catch_up(&mut self) -> Result<bool, ReadError> {
        let before = self.head.sequence;
        let mut reader = Reader::at(self.head);
        loop {
            let page = self
                .store
                .read(self.body.as_str(), self.head.sequence, PAGE)
                .await?;
            let full = page.len() == PAGE as usize;
            let outcome = page.iter().try_for_each(|entry| {
                reader.take(entry, |decoded| {
                    self.working.apply(decoded)?;
                    write(&self.published).apply(decoded)
                })
            });
            self.head = reader.head;
            if self.head.sequence != *self.sequence.borrow() {
                self.sequence.send_replace(self.head.sequence);
            }
            if let Err(error) = outcome {
                self.forget();
                return Err(error);
            }
            if !full {
                return Ok(self.head.sequence > before);
            }
        }
    }
}
