//! The clerk, as the rest of the house knows it.

use std::collections::BTreeMap;
use std::error::Error;
use std::mem;
use std::sync::{Arc, RwLock};

use plenary::{Actor, BodyId, Command, State, decide};
use record::{Entry, Salt};
use store::{Store, StoreError};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::{AbortHandle, JoinSet};

use crate::lock::{read, write};
use crate::replay::{Head, replay};
use crate::writer::{Submission, Task, Writer};
use crate::{Clock, Receipt, Salts, StartError, SubmitError, elsewhere};

/// How many commands may wait for one writer before those who submit have to wait themselves.
const QUEUE: usize = 1024;

/// Keeps the records of all bodies: a cheap handle, cloned freely.
#[derive(Clone)]
pub struct Clerk {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) store: Arc<dyn Store>,
    clock: Clock,
    salts: Salts,
    desks: RwLock<Desks>,
}

#[derive(Default)]
struct Desks {
    by_body: BTreeMap<BodyId, Desk>,
    tasks: JoinSet<()>,
    watcher: Option<AbortHandle>,
    stopped: bool,
}

/// One body: its writer's queue, and what the writer has published.
#[derive(Clone)]
struct Desk {
    queue: mpsc::Sender<Task>,
    state: Arc<RwLock<State>>,
    sequence: watch::Receiver<u64>,
}

impl Desk {
    fn founded(&self) -> bool {
        *self.sequence.borrow() > 0
    }
}

impl Clerk {
    /// Replays the record of every body, checking each entry, and begins to serve. Salts come from the operating
    /// system's randomness.
    ///
    /// # Errors
    /// [`StartError`] when the store fails, or naming the first entry of a record that is not what was once written.
    ///
    /// # Panics
    /// In a later [`submit`](Self::submit), where the operating system gives no randomness.
    pub async fn start(store: Arc<dyn Store>, clock: Clock) -> Result<Self, StartError> {
        let salts = || {
            let mut salt = [0; 16];
            getrandom::fill(&mut salt).expect("the operating system gives randomness");
            Salt(salt)
        };
        Self::start_with_salts(store, clock, Arc::new(salts)).await
    }

    /// As [`start`](Self::start), with salts from elsewhere: for tests that need the same record twice.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn start_with_salts(
        store: Arc<dyn Store>,
        clock: Clock,
        salts: Salts,
    ) -> Result<Self, StartError> {
        let inner = Arc::new(Inner {
            store,
            clock,
            salts,
            desks: RwLock::default(),
        });
        for name in inner.store.bodies().await? {
            let Ok(body) = name.parse::<BodyId>() else {
                return Err(StartError::Name(name));
            };
            let replayed = replay(&inner.store, &body)
                .await
                .map_err(|error| error.of_body(&body))?;
            inner.open(body, replayed);
        }
        let mut desks = write(&inner.desks);
        let watcher = desks
            .tasks
            .spawn(elsewhere::watch(Arc::clone(&inner.store), Arc::downgrade(&inner)));
        desks.watcher = Some(watcher);
        drop(desks);
        Ok(Self { inner })
    }

    /// Has a command decided and what follows from it stored. [`Command::FoundBody`] begins the record of a body
    /// that has none.
    ///
    /// # Errors
    /// [`SubmitError`]; only of [`SubmitError::Unavailable`] is it uncertain whether the command was kept.
    pub async fn submit(
        &self,
        body: &BodyId,
        actor: Actor,
        command: Command,
    ) -> Result<Receipt, SubmitError> {
        let founding = matches!(command, Command::FoundBody(_));
        let desk = match self.inner.desk(body) {
            Some(desk) if founding || desk.founded() => desk,
            None if founding => {
                // Whoever may not found a body leaves no trace.
                decide(&State::default(), &actor, (self.inner.clock)(), command.clone())?;
                self.inner
                    .open(body.clone(), (State::default(), Head::NONE))
                    .ok_or(SubmitError::Stopped)?
            }
            _ => return Err(SubmitError::UnknownBody),
        };
        let (answer, answered) = oneshot::channel();
        let task = Task::Submit(Submission {
            actor,
            command,
            answer,
        });
        desk.queue.send(task).await.map_err(|_| SubmitError::Stopped)?;
        // A writer that ends without answering has failed in a way it did not foresee.
        answered.await.unwrap_or(Err(SubmitError::Unavailable))
    }

    /// The bodies that have a record, by address.
    pub fn bodies(&self) -> Vec<BodyId> {
        let desks = read(&self.inner.desks);
        desks
            .by_body
            .iter()
            .filter(|(_, desk)| desk.founded())
            .map(|(body, _)| body.clone())
            .collect()
    }

    /// Looks at what is stored of a body; none where it has no record. The body's writer waits meanwhile: look
    /// briefly, and do not call the clerk from within.
    pub fn read<R>(&self, body: &BodyId, look: impl FnOnce(&State) -> R) -> Option<R> {
        let desk = self.inner.desk(body).filter(Desk::founded)?;
        let state = read(&desk.state);
        Some(look(&state))
    }

    /// The sequence number of the last entry stored; none where the body has no record. It changes from now on:
    /// follow first, then look, and nothing is missed. It closes when the clerk is stopped.
    pub fn follow(&self, body: &BodyId) -> Option<watch::Receiver<u64>> {
        let mut sequence = self.inner.desk(body).filter(Desk::founded)?.sequence;
        sequence.mark_unchanged();
        Some(sequence)
    }

    /// Up to `limit` entries of a body with a sequence number above `after`, as they are stored.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn entries(&self, body: &BodyId, after: u64, limit: u32) -> Result<Vec<Entry>, StoreError> {
        self.inner.store.read(body.as_str(), after, limit).await
    }

    /// Answers what has been submitted, then ends. What is submitted afterwards, through other handles, gets
    /// [`SubmitError::Stopped`]; they can go on reading.
    pub async fn stop(self) {
        let (queues, mut tasks) = {
            let mut desks = write(&self.inner.desks);
            desks.stopped = true;
            if let Some(watcher) = desks.watcher.take() {
                watcher.abort();
            }
            let queues: Vec<_> = desks.by_body.values().map(|desk| desk.queue.clone()).collect();
            (queues, mem::take(&mut desks.tasks))
        };
        for queue in queues {
            // One that takes no more has ended already.
            let _ = queue.send(Task::Stop).await;
        }
        while tasks.join_next().await.is_some() {}
    }
}

impl Inner {
    fn desk(&self, body: &BodyId) -> Option<Desk> {
        read(&self.desks).by_body.get(body).cloned()
    }

    /// Starts the writer of a body, unless it has one. None once the clerk is stopped.
    fn open(&self, body: BodyId, (state, head): (State, Head)) -> Option<Desk> {
        let mut desks = write(&self.desks);
        if desks.stopped {
            return None;
        }
        if let Some(desk) = desks.by_body.get(&body) {
            return Some(desk.clone());
        }
        let (queue, tasks) = mpsc::channel(QUEUE);
        let (sender, sequence) = watch::channel(head.sequence);
        let published = Arc::new(RwLock::new(state.clone()));
        let writer = Writer {
            body: body.clone(),
            store: Arc::clone(&self.store),
            clock: Arc::clone(&self.clock),
            salts: Arc::clone(&self.salts),
            working: state,
            published: Arc::clone(&published),
            head,
            sequence: sender,
        };
        desks.tasks.spawn(writer.run(tasks));
        let desk = Desk {
            queue,
            state: published,
            sequence,
        };
        desks.by_body.insert(body, desk.clone());
        Some(desk)
    }

    /// Has what another server may have appended read in; a body founded there is opened here.
    pub(crate) async fn catch_up(&self, body: &BodyId) {
        match self.desk(body) {
            // One that takes no more has been stopped.
            Some(desk) => drop(desk.queue.send(Task::CatchUp).await),
            None => match replay(&self.store, body).await {
                Ok(replayed) => drop(self.open(body.clone(), replayed)),
                Err(error) => {
                    tracing::error!(%body, error = &error as &dyn Error, "cannot read a record begun elsewhere");
                }
            },
        }
    }
}
