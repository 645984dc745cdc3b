//! Hearing that another server has appended.

use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::PgListener;
use tokio::time::timeout;

/// Where every append is announced, in its own transaction: `origin body`.
const CHANNEL: &str = "plenum_record";

/// After how long a silence the connection counts as lost: a network that drops idle connections tells nobody.
const SILENCE: Duration = Duration::from_mins(1);

/// What an append announces, and where.
pub(crate) fn announcement(origin: &str, body: &str) -> (&'static str, String) {
    (CHANNEL, format!("{origin} {body}"))
}

/// The ear of one store.
#[derive(Debug)]
pub(crate) struct Ear {
    pool: PgPool,
    /// Whose announcements are no news: this store's own.
    origin: String,
    /// None while the connection is lost.
    listener: Option<PgListener>,
}

impl Ear {
    /// Listens from now on: what is announced before somebody waits is kept for them.
    pub(crate) async fn open(pool: PgPool, origin: String) -> Result<Self, sqlx::Error> {
        let listener = Some(listen(&pool).await?);
        Ok(Self {
            pool,
            origin,
            listener,
        })
    }

    /// The body that another server appended to; none when announcements may have passed unheard. That is said
    /// only once the ear is open again, so that whoever then catches up misses nothing.
    pub(crate) async fn hear(&mut self) -> Result<Option<String>, sqlx::Error> {
        loop {
            let Some(listener) = &mut self.listener else {
                self.listener = Some(listen(&self.pool).await?);
                return Ok(None);
            };
            match timeout(SILENCE, listener.try_recv()).await {
                Ok(Ok(Some(notification))) => match notification.payload().split_once(' ') {
                    Some((origin, _)) if origin == self.origin => {}
                    Some((_, body)) => return Ok(Some(body.to_owned())),
                    None => return Ok(None),
                },
                Ok(Ok(None)) => return Ok(None), // lost, and listening again already
                Ok(Err(_)) | Err(_) => self.listener = None,
            }
        }
    }
}

async fn listen(pool: &PgPool) -> Result<PgListener, sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    Ok(listener)
}
