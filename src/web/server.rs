//! Sockets: who is listened to, for how long, and how it ends.

use super::app::{App, READERS};
use super::certificate::Certificate;
use super::routes::router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::Semaphore;
use tokio_rustls::TlsAcceptor;

/// Connections at once, and of these from one address: one that only keeps places shuts nobody else out.
const MOST: usize = 128;
const MOST_OF_ONE: usize = 64;
/// How long the head of a request may take, and the greeting of an encrypted way; who says nothing is let go after it.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// The largest head, in bytes, and the most lines of it.
const HEAD: usize = 16 * 1024;
const HEAD_LINES: usize = 64;
/// How long what is under way at the end may go on.
const END_TIME: Duration = Duration::from_secs(10);

/// This machine, to itself.
const NEAR: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// Where the page is listened for.
pub struct Listening {
    sockets: Vec<TcpListener>,
    port: u16,
}

impl Listening {
    /// Listens on loopback, and with `lan` on that address too.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn on(port: u16, lan: Option<IpAddr>) -> io::Result<Self> {
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = first.local_addr()?.port();
        let mut sockets = vec![first];
        // Where there is no IPv6, the other address is enough.
        sockets.extend(TcpListener::bind((Ipv6Addr::LOCALHOST, port)).ok());
        sockets.extend(lan.map(|address| TcpListener::bind((address, port))).transpose()?);
        Ok(Listening { sockets, port })
    }

    /// The port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The names under which the page is asked for, each with the port; first the one that a link should name: of those
    /// that reach this machine from where it is listened, the first that the certificate is for.
    #[must_use]
    pub fn hosts(&self, lan: Option<IpAddr>, certificate: Option<&Certificate>) -> Vec<String> {
        let mut hosts = NEAR.map(str::to_owned).to_vec();
        let named = certificate.map(Certificate::names).unwrap_or_default();
        hosts.extend(named.into_iter().filter(|name| !NEAR.contains(&name.as_str())));
        if let Some(address) = lan {
            // A telephone does not reach what is near alone.
            hosts.rotate_left(NEAR.len());
            hosts.insert(0, address.to_string());
        }
        if let Some(best) = hosts.iter().position(|host| certificate.is_none_or(|it| it.is_for(host))) {
            hosts[..=best].rotate_right(1);
        }
        hosts.iter().map(|host| self.with_port(host)).collect()
    }

    fn with_port(&self, host: &str) -> String {
        match host.parse::<IpAddr>() {
            Ok(address) => SocketAddr::new(address, self.port).to_string(),
            Err(_) => format!("{host}:{}", self.port),
        }
    }
}

/// Interfaces that lead to machines inside this one, or through a tunnel: no telephone of the house is there.
const INNER: [&str; 9] = ["docker", "br-", "veth", "virbr", "vboxnet", "vmnet", "tun", "tap", "wg"];

/// The address of this machine on its network, if it is on one: read from its interfaces, without a word to anybody.
/// Of several the one that a house gives most often, 192.168, then 10, then any other.
#[must_use]
pub fn lan_address() -> Option<IpAddr> {
    let interfaces = if_addrs::get_if_addrs().ok()?;
    let outer = interfaces.into_iter().filter(|one| !INNER.iter().any(|inner| one.name.starts_with(inner)));
    let addresses = outer.filter_map(|one| match one.ip() {
        IpAddr::V4(ip) if !ip.is_loopback() && !ip.is_link_local() && !ip.is_unspecified() => Some(ip),
        _ => None,
    });
    addresses.min_by_key(house_order).map(IpAddr::V4)
}

fn house_order(ip: &Ipv4Addr) -> u8 {
    match ip.octets() {
        [192, 168, ..] => 0,
        [10, ..] => 1,
        _ if ip.is_private() => 2,
        _ => 3,
    }
}

/// Serves the page until the program is asked to end, encrypted where there is a certificate; what was begun is finished.
///
/// # Errors
/// When the sockets cannot be used.
pub fn serve(app: &Arc<App>, listening: Listening, certificate: Option<&Certificate>) -> io::Result<()> {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    let runtime = builder.worker_threads(2).max_blocking_threads(READERS).enable_all().build()?;
    let done = runtime.block_on(listen(app, listening, certificate));
    runtime.shutdown_timeout(END_TIME);
    app.close();
    done
}

async fn listen(app: &Arc<App>, listening: Listening, certificate: Option<&Certificate>) -> io::Result<()> {
    let (rooms, guests, graceful) = (Arc::new(Semaphore::new(MOST)), Guests::default(), GracefulShutdown::new());
    let service = TowerToHyperService::new(router(app.clone()));
    let greets = certificate.map(|certificate| TlsAcceptor::from(certificate.config.clone()));
    let (arrived, mut arrivals) = tokio::sync::mpsc::channel(1);
    for socket in listening.sockets {
        socket.set_nonblocking(true)?;
        tokio::spawn(accept(tokio::net::TcpListener::from_std(socket)?, rooms.clone(), guests.clone(), arrived.clone()));
    }
    let mut end = std::pin::pin!(asked_to_end());
    loop {
        let (stream, room) = tokio::select! {
            Some(arrival) = arrivals.recv() => arrival,
            () = &mut end => break,
        };
        let (service, watcher, greets) = (service.clone(), graceful.watcher(), greets.clone());
        tokio::spawn(async move {
            // A connection that breaks off has nobody left to tell.
            let _ = match greets {
                None => talk(stream, service, watcher).await,
                Some(greets) => match tokio::time::timeout(HEAD_TIME, greets.accept(stream)).await {
                    Ok(Ok(stream)) => talk(stream, service, watcher).await,
                    _ => Ok(()),
                },
            };
            drop(room);
        });
    }
    // Nobody new is let in; whoever was answered has been, and the rest may end what they began.
    drop(arrivals);
    let _ = tokio::time::timeout(END_TIME, graceful.shutdown()).await;
    Ok(())
}

/// Answers the requests of one connection until it ends, or until the program does.
async fn talk(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    service: TowerToHyperService<axum::Router>,
    watcher: Watcher,
) -> hyper::Result<()> {
    let mut wire = http1::Builder::new();
    wire.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_buf_size(HEAD).max_headers(HEAD_LINES);
    watcher.watch(wire.serve_connection(TokioIo::new(stream), service)).await
}

type Arrival = (tokio::net::TcpStream, (tokio::sync::OwnedSemaphorePermit, Guest));

/// How many connections each address has.
#[derive(Clone, Default)]
struct Guests(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One connection of an address, as long as it lasts.
struct Guest {
    of: Guests,
    from: IpAddr,
}

impl Guests {
    /// One more from an address, unless it has as many as one may.
    fn let_in(&self, from: IpAddr) -> Option<Guest> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(from).or_default();
        if *count >= MOST_OF_ONE {
            return None;
        }
        *count += 1;
        Some(Guest { of: self.clone(), from })
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut counts = self.of.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.from) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.from);
            }
        }
    }
}

/// Takes connections while there is room for them; the others wait in the system's own queue.
async fn accept(
    socket: tokio::net::TcpListener,
    rooms: Arc<Semaphore>,
    guests: Guests,
    arrived: tokio::sync::mpsc::Sender<Arrival>,
) {
    while let Ok(room) = rooms.clone().acquire_owned().await {
        match socket.accept().await {
            Ok((stream, from)) => {
                let Some(guest) = guests.let_in(from.ip()) else { continue };
                // Answers are short, and go out as they are.
                let _ = stream.set_nodelay(true);
                if arrived.send((stream, (room, guest))).await.is_err() {
                    return;
                }
            }
            // Such as too many open files: it passes.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// Comes back on Ctrl-C, and on SIGTERM where there is one.
async fn asked_to_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut term) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = term.recv() => {},
                _ = tokio::signal::ctrl_c() => {},
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn one_address_does_not_take_every_place() {
        let (guests, one, other) = (Guests::default(), "192.168.1.9".parse().unwrap(), "192.168.1.20".parse().unwrap());
        let mut taken: Vec<Option<Guest>> = (0..MOST_OF_ONE).map(|_| guests.let_in(one)).collect();
        assert!(taken.iter().all(Option::is_some) && guests.let_in(one).is_none());
        assert!(guests.let_in(other).is_some());
        taken.pop();
        assert!(guests.let_in(one).is_some());
        drop(taken);
        assert!(guests.0.lock().unwrap().is_empty());
    }

    #[test]
    fn a_link_names_what_reaches_this_machine_and_the_certificate_is_for() {
        let listening = Listening { sockets: Vec::new(), port: 7380 };
        let lan = "192.168.1.20".parse().ok();
        assert_eq!(listening.hosts(None, None), ["localhost:7380", "127.0.0.1:7380", "[::1]:7380"]);
        assert_eq!(listening.hosts(lan, None)[0], "192.168.1.20:7380");
        let file = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/web/certificate").join(name);
        let certificate = Certificate::read(&file("localhost.pem"), &file("localhost.key")).unwrap();
        assert_eq!(listening.hosts(None, Some(&certificate))[0], "localhost:7380");
        let hosts = listening.hosts(lan, Some(&certificate));
        assert_eq!(hosts[0], "diary.test:7380");
        assert!(hosts.contains(&"192.168.1.20:7380".to_owned()) && hosts.len() == 5);
    }
}
