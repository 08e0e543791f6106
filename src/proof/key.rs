//! Keys of a log: Ed25519 in the text form of `signed-note`.

use rand_core::OsRng;
use signed_note::{Note, NoteError, StandardSigner, StandardVerifier, VerifierList, generate_key, is_key_name_valid};
use thiserror::Error;

use super::sha256_hex;

/// Why a key cannot be used.
#[derive(Debug, Error, Clone, Copy, PartialEq, Eq)]
pub enum KeyError {
    /// No public key.
    #[error("das ist kein öffentlicher Schlüssel; er sieht so aus: `ziele.example+1a2b3c4d+AbC…`")]
    Public,
    /// No secret key.
    #[error("das ist kein geheimer Schlüssel; er beginnt mit `PRIVATE+KEY+`")]
    Secret,
    /// A name that keys cannot have.
    #[error("der Name eines Schlüssels ist nicht leer und hat weder Leerzeichen noch `+`")]
    Name,
}

/// A key that checks signatures. Everybody may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    text: String,
}

/// A key that signs.
#[derive(Debug, Clone)]
pub struct SecretKey {
    text: String,
}

/// What a checkpoint's signature is worth to somebody who has a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    /// The key signed it.
    Yes,
    /// The key did not sign it; others may have.
    No,
    /// It says that the key signed it, and that is false.
    Wrong,
}

/// A new pair of keys with that name.
///
/// # Errors
/// [`KeyError::Name`].
pub fn new_key(name: &str) -> Result<(SecretKey, PublicKey), KeyError> {
    if !is_key_name_valid(name) || name.chars().any(char::is_control) {
        return Err(KeyError::Name);
    }
    let (secret, public) = generate_key(&mut OsRng, name);
    Ok((SecretKey { text: secret }, PublicKey { text: public }))
}

impl PublicKey {
    /// The key that is written so.
    ///
    /// # Errors
    /// [`KeyError::Public`].
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let text = text.trim().to_owned();
        StandardVerifier::new(&text).map_err(|_| KeyError::Public)?;
        Ok(Self { text })
    }

    /// How it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What people compare: the first half of the SHA-256 of its text, in groups of four digits.
    pub fn fingerprint(&self) -> String {
        let hex = sha256_hex(self.text.as_bytes());
        let groups = hex.as_bytes().chunks(4).take(8).map(|group| String::from_utf8_lossy(group).into_owned());
        groups.collect::<Vec<_>>().join(" ")
    }

    /// Whether the key signed this checkpoint.
    pub fn check(&self, checkpoint: &[u8]) -> Signed {
        let (Ok(note), Ok(verifier)) = (Note::from_bytes(checkpoint), StandardVerifier::new(&self.text)) else {
            return Signed::No;
        };
        match note.verify(&VerifierList::new(vec![Box::new(verifier)])) {
            Ok(_) => Signed::Yes,
            Err(NoteError::UnverifiedNote) => Signed::No,
            Err(_) => Signed::Wrong,
        }
    }
}

impl SecretKey {
    /// The key that is written so.
    ///
    /// # Errors
    /// [`KeyError::Secret`].
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let text = text.trim().to_owned();
        StandardSigner::new(&text).map_err(|_| KeyError::Secret)?;
        Ok(Self { text })
    }

    /// How it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it belongs to a public key.
    pub fn is_of(&self, public: &PublicKey) -> bool {
        self.sign(b"-\n").is_ok_and(|signed| public.check(&signed) == Signed::Yes)
    }

    /// A checkpoint with its signature below.
    ///
    /// # Errors
    /// [`KeyError::Secret`].
    pub fn sign(&self, checkpoint: &[u8]) -> Result<Vec<u8>, KeyError> {
        let signer = StandardSigner::new(&self.text).map_err(|_| KeyError::Secret)?;
        let note = Note::new(checkpoint, &[]).and_then(|mut note| {
            note.add_sigs(&[&signer])?;
            Ok(note.to_bytes())
        });
        note.map_err(|_| KeyError::Secret)
    }
}
