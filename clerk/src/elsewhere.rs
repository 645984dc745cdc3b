//! What other servers append to the same records.

use std::error::Error;
use std::sync::{Arc, Weak};
use std::time::Duration;

use store::{Store, StoreError};

use crate::clerk::Inner;

/// How long to wait for a store that fails.
const PAUSE: Duration = Duration::from_secs(1);

/// Has every body catch up that another server may have appended to, for as long as the clerk lives.
pub(crate) async fn watch(store: Arc<dyn Store>, clerk: Weak<Inner>) {
    loop {
        let heard = store.appended_elsewhere().await;
        let Some(clerk) = clerk.upgrade() else { return };
        if let Err(error) = catch_up(&clerk, heard).await {
            tracing::warn!(
                error = &error as &dyn Error,
                "cannot hear of what other servers append; asking again"
            );
            drop(clerk);
            tokio::time::sleep(PAUSE).await;
        }
    }
}

async fn catch_up(clerk: &Inner, heard: Result<Option<String>, StoreError>) -> Result<(), StoreError> {
    let (bodies, trouble) = match heard {
        Ok(Some(body)) => (vec![body], Ok(())),
        Ok(None) => (clerk.store.bodies().await?, Ok(())),
        // What was said meanwhile went unheard.
        Err(error) => (clerk.store.bodies().await?, Err(error)),
    };
    for name in bodies {
        if let Ok(body) = name.parse() {
            clerk.catch_up(&body).await;
        } else {
            tracing::error!("a record is filed under a name that cannot be a body's address");
        }
    }
    trouble
}
