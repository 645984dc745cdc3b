//! Serves until told to stop, and stops without losing anything.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use chrono::Utc;
use clerk::{Clerk, Clock};
use store::Store;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

use crate::cli::Serve;
use crate::clock::now;
use crate::house::{House, Settings};
use crate::router::router;
use crate::{connections, demo, open_store};

/// How often what has ended is dropped.
const SWEEP: Duration = Duration::from_mins(10);

/// The clerk's clock.
pub(crate) fn clock() -> Clock {
    Arc::new(Utc::now)
}

/// `plenum serve`.
pub(crate) async fn serve(options: Serve) -> anyhow::Result<()> {
    let listener = TcpListener::bind(options.addr)
        .await
        .with_context(|| format!("cannot listen on {}", options.addr))?;
    let addr = listener.local_addr()?;
    let public_url = match options.public.public_url {
        Some(url) => url.trim_end_matches('/').to_owned(),
        None => format!("http://{}", reachable(addr)),
    };
    ensure!(
        public_url.starts_with("https://") || public_url.starts_with("http://"),
        "the public address begins with https:// or http://, not as {public_url:?}"
    );
    let settings = Settings {
        site: options.site,
        public_url,
        behind_proxy: options.behind_proxy,
    };
    let store = open_store::open(&options.database.database_url).await?;
    let clerk = Clerk::start(Arc::clone(&store), clock()).await?;
    let among_ourselves = addr.ip().is_loopback() && !settings.secure();
    if clerk.bodies().is_empty() && !options.no_demo {
        if options.demo || among_ourselves {
            demo::load(&store, &clerk)
                .await
                .context("the demonstration bodies cannot be loaded")?;
        } else {
            println!("The record is empty. Make the first account with `plenum user add`.");
        }
    }
    let stop = asked_to_stop()?;
    println!("Plenum is at {}", settings.public_url);
    if let Some(accounts) = demo::accounts(store.as_ref()).await? {
        println!("\n{accounts}");
    }
    run(listener, store, clerk, settings, stop).await
}

/// Serves on a listener until `stop` comes, then ends streams, answers what is under way, and stops the clerk.
///
/// # Errors
/// When the public address is no origin.
pub async fn run(
    listener: TcpListener,
    store: Arc<dyn Store>,
    clerk: Clerk,
    settings: Settings,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let (stopping, stopped) = watch::channel(false);
    let house = House::new(store, clerk.clone(), settings, stopped);
    let router = router(&house)?;
    let sweeper = tokio::spawn(sweep(house));
    connections::serve(listener, router, async move {
        stop.await;
        // Streams end; they would keep the server for ever.
        stopping.send_replace(true);
    })
    .await;
    sweeper.abort();
    clerk.stop().await;
    Ok(())
}

/// Drops what has ended, now and then.
async fn sweep(house: Arc<House>) {
    let mut ticks = interval(SWEEP);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        house.forms.retain_recent();
        house.forms.shrink_to_fit();
        if let Err(error) = house.store.sweep(now()).await {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "what has ended could not be dropped"
            );
        }
    }
}

/// An address that a browser on this machine can open.
fn reachable(addr: SocketAddr) -> String {
    if addr.ip().is_unspecified() {
        format!("localhost:{}", addr.port())
    } else {
        addr.to_string()
    }
}

/// Comes with Ctrl-C, or when the system ends the server; from this call on they do no more than that.
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupted, mut terminated) =
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}
