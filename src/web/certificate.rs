//! The certificate of an encrypted way, as somebody has it: read once, before anything is listened for.

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, pem};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use webpki::EndEntityCert;

/// A certificate with its key, ready to be shown to whoever connects.
#[derive(Debug, Clone)]
pub struct Certificate {
    chain: Vec<CertificateDer<'static>>,
    pub(super) config: Arc<ServerConfig>,
}

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// A file that cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Unread {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file without what is expected in it.
    #[error("{} holds no {what} between lines of dashes (PEM)", path.display())]
    Empty {
        /// Which.
        path: PathBuf,
        /// What is expected.
        what: &'static str,
    },
    /// A key that is not that of the certificate, or a kind that is not known.
    #[error("the certificate in {} and the key in {} do not go together: {source}", certificate.display(), key.display())]
    Unfit {
        /// The certificate's file.
        certificate: PathBuf,
        /// The key's.
        key: PathBuf,
        /// What is wrong with them.
        source: rustls::Error,
    },
}

impl Certificate {
    /// Reads a certificate, with those that vouch for it after it, and its key: both in PEM form.
    ///
    /// # Errors
    /// When a file cannot be read, holds something else, or the two do not go together.
    pub fn read(certificate: &Path, key: &Path) -> Result<Self, CertificateError> {
        let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(certificate)
            .and_then(Iterator::collect)
            .map_err(|error| unread(certificate, "certificate", error))?;
        if chain.is_empty() {
            return Err(unread(certificate, "certificate", pem::Error::NoItemsFound));
        }
        let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| unread(key, "private key", error))?;
        let unfit = |source| CertificateError::Unfit { certificate: certificate.to_owned(), key: key.to_owned(), source };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13])
            .and_then(|config| config.with_no_client_auth().with_single_cert(chain.clone(), secret))
            .map_err(unfit)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        let read = Certificate { chain, config: Arc::new(config) };
        read.itself().map_err(|_| unfit(rustls::CertificateError::BadEncoding.into()))?;
        Ok(read)
    }

    /// Whether it is for this name or address.
    #[must_use]
    pub fn is_for(&self, host: &str) -> bool {
        let name = ServerName::try_from(host).ok();
        name.zip(self.itself().ok()).is_some_and(|(name, it)| it.verify_is_valid_for_subject_name(&name).is_ok())
    }

    /// The names it is for, but for those with a star.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let names = self.itself().map(|it| it.valid_dns_names().map(str::to_ascii_lowercase).collect());
        names.map(|names: Vec<String>| names.into_iter().filter(|name| !name.contains('*')).collect()).unwrap_or_default()
    }

    fn itself(&self) -> Result<EndEntityCert<'_>, webpki::Error> {
        self.chain.first().ok_or(webpki::Error::BadDer).and_then(EndEntityCert::try_from)
    }
}

fn unread(path: &Path, what: &'static str, error: pem::Error) -> CertificateError {
    match error {
        pem::Error::Io(source) => CertificateError::Unread { path: path.to_owned(), source },
        _ => CertificateError::Empty { path: path.to_owned(), what },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: (&str, &str) = ("tests/web/certificate/localhost.pem", "tests/web/certificate/localhost.key");

    fn read(certificate: &str, key: &str) -> Result<Certificate, CertificateError> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        Certificate::read(&root.join(certificate), &root.join(key))
    }

    #[test]
    fn a_certificate_says_whom_it_is_for() {
        let certificate = read(OURS.0, OURS.1).unwrap();
        assert_eq!(certificate.names(), ["localhost", "diary.test"]);
        for (host, is) in [("localhost", true), ("127.0.0.1", true), ("diary.test", true), ("192.168.1.20", false), ("", false)]
        {
            assert_eq!(certificate.is_for(host), is, "{host}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_said_with_its_file() {
        let said = |certificate, key| {
            let root = format!("{}/", env!("CARGO_MANIFEST_DIR"));
            read(certificate, key).unwrap_err().to_string().replace(&root, "")
        };
        insta::assert_snapshot!(said("tests/web/certificate/none.pem", OURS.1), @"tests/web/certificate/none.pem cannot be read: No such file or directory (os error 2)");
        insta::assert_snapshot!(said("Cargo.toml", OURS.1), @"Cargo.toml holds no certificate between lines of dashes (PEM)");
        insta::assert_snapshot!(said(OURS.0, OURS.0), @"tests/web/certificate/localhost.pem holds no private key between lines of dashes (PEM)");
        insta::assert_snapshot!(said(OURS.0, "tests/web/certificate/other.key"), @"the certificate in tests/web/certificate/localhost.pem and the key in tests/web/certificate/other.key do not go together: keys may not be consistent: KeyMismatch");
    }
}
