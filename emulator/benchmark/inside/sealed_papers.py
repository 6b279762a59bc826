"""Seals papers as a phone does for Telegram Passport, inside python-telegram-bot's environment.

`sealed_papers.py <key file>` writes a new private key and prints what the phone sends to the bot
that has it: an EncryptedPassportElement without its pages, these, and EncryptedCredentials; beside
them the pages as they were. It imports nothing of this project.
"""

import json
import os
import sys
from base64 import b64encode
from hashlib import sha256, sha512
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

BLOCK, LEAST = 16, 32
PAGES = {"front_side": b"the front side", "selfie": b"a face"}


def text(content: bytes) -> str:
    """Bytes as JSON holds them."""
    return b64encode(content).decode()


def sealed(content: bytes) -> tuple[bytes, bytes, bytes]:
    """Bytes under a new secret: what is sent, its hash, the secret."""
    secret, padded = os.urandom(32), LEAST + -(len(content) + LEAST) % BLOCK
    plain = bytes([padded]) + os.urandom(padded - 1) + content
    digest = sha256(plain).digest()
    both = sha512(secret + digest).digest()
    lock = Cipher(AES(both[:32]), CBC(both[32:48])).encryptor()
    return lock.update(plain) + lock.finalize(), digest, secret


def papers(key: rsa.RSAPrivateKey) -> dict[str, object]:
    """A passport with two pages."""
    details, digest, secret = sealed(
        json.dumps({"document_no": "C 123", "expiry_date": ""}).encode()
    )
    secrets = {"data": {"data_hash": text(digest), "secret": text(secret)}}
    pages = []
    for name, content in PAGES.items():
        page, page_digest, page_secret = sealed(content)
        pages.append(text(page))
        secrets[name] = {"file_hash": text(page_digest), "secret": text(page_secret)}
    told = {"secure_data": {"passport": secrets}, "nonce": "thisisatest"}
    data, data_hash, data_secret = sealed(json.dumps(told).encode())
    oaep = padding.OAEP(padding.MGF1(hashes.SHA1()), hashes.SHA1(), None)
    locked = key.public_key().encrypt(data_secret, oaep)
    return {
        "element": {"type": "passport", "data": text(details), "hash": "one"},
        "pages": pages,
        "opened": [text(content) for content in PAGES.values()],
        "credentials": {"data": text(data), "hash": text(data_hash), "secret": text(locked)},
    }


if __name__ == "__main__":
    made = rsa.generate_private_key(65537, 2048)
    pem = made.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    Path(sys.argv[1]).write_bytes(pem)
    print(json.dumps(papers(made)))
