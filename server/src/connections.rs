//! Connections: accepted until the server is to stop, and not held for those who say nothing.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};
use tower::ServiceExt;

/// How long a client may take to say what it wants, and how long it may say nothing between two requests.
const SILENCE: Duration = Duration::from_secs(30);
/// How long those who are being answered may take when the server ends.
const LAST_WORDS: Duration = Duration::from_secs(10);
/// How long to wait when the system gives no more connections.
const BREATH: Duration = Duration::from_millis(100);

/// Serves until `stop` has come; then answers what was asked, as long as it does not take too long.
pub(crate) async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let mut protocol = http1::Builder::new();
    protocol.timer(TokioTimer::new()).header_read_timeout(SILENCE);
    let under_way = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => connect(&protocol, &under_way, &router, stream, peer),
                Err(error) => {
                    tracing::warn!(error = &error as &dyn std::error::Error, "a connection could not be accepted");
                    sleep(BREATH).await;
                }
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    // Whoever would not hang up is left standing: what they sent is in the record, or was never answered.
    let _ = timeout(LAST_WORDS, under_way.shutdown()).await;
}

/// Answers on one connection, in a task of its own.
fn connect(
    protocol: &http1::Builder,
    under_way: &GracefulShutdown,
    router: &Router,
    stream: TcpStream,
    peer: SocketAddr,
) {
    // A failure costs a few milliseconds.
    let _ = stream.set_nodelay(true);
    let router = router.clone();
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let connection = under_way.watch(protocol.serve_connection(TokioIo::new(stream), service));
    tokio::spawn(async {
        // One that broke has nobody left to be told.
        let _ = connection.await;
    });
}
