"""A provider of logins for tests: everyone who is sent there comes back at once as the user of the moment."""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

CLIENT, CLIENT_SECRET = "role-atlas", "known-to-app-and-provider"
KEY_NAME = "key-of-the-tests"


@dataclass
class Provider:
    """The provider's address, who logs in there now, and what it handed out.

    `claims` is what the provider says of the user beside what every token says; None turns the user away.
    """

    address: str
    claims: Mapping[str, object] | None = None
    made: float | None = None
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    logged_out: int = 0

    def described(self) -> dict[str, object]:
        """What the provider says of itself."""
        ends = {f"{name}_endpoint": f"{self.address}/{name}" for name in ("authorization", "token")}
        return {
            "issuer": self.address,
            **ends,
            "end_session_endpoint": f"{self.address}/logout",
            "jwks_uri": f"{self.address}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def keys(self) -> dict[str, object]:
        """The key that its tokens are checked with."""
        numbers = self.key.public_key().public_numbers()
        n = _coded(numbers.n.to_bytes((numbers.n.bit_length() + 7) // 8))
        kind = {"kty": "RSA", "alg": "RS256", "use": "sig", "kid": KEY_NAME}
        return {"keys": [{**kind, "n": n, "e": _coded(numbers.e.to_bytes(3))}]}

    def sent_back(self, asked: Mapping[str, str]) -> str:
        """Where a browser goes on that came to log in."""
        back = {"state": asked["state"]}
        if self.claims is None:
            back["error"] = "access_denied"
        else:
            back["code"] = secrets.token_urlsafe()
            self.codes[back["code"]] = dict(asked)
        return f"{asked['redirect_uri']}?{urlencode(back)}"

    def tokens(self, form: Mapping[str, str], header: str) -> dict[str, object] | None:
        """What a code is worth, once; None for a stranger's."""
        asked = self.codes.pop(form.get("code", ""), None)
        verifier = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        known = base64.b64encode(f"{CLIENT}:{CLIENT_SECRET}".encode()).decode()
        if asked is None or header != f"Basic {known}" or asked["code_challenge"] != _coded(verifier):
            return None
        return {
            "access_token": secrets.token_urlsafe(),
            "token_type": "Bearer",
            "expires_in": 300,
            "id_token": self._signed(asked),
        }

    def _signed(self, asked: Mapping[str, str]) -> str:
        now = int(self.made or time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "iat": now,
            "exp": int(time.time()) + 300,
            "nonce": asked["nonce"],
            **(self.claims or {}),
        }
        parts = ({"alg": "RS256", "typ": "JWT", "kid": KEY_NAME}, claims)
        text = ".".join(_coded(json.dumps(part).encode()) for part in parts)
        return f"{text}.{_coded(self.key.sign(text.encode(), padding.PKCS1v15(), SHA256()))}"

    def secrets_file(self, path: Path, app: str, people: str) -> Path:
        """A secrets.toml for an app at this address whose people log in here."""
        path.write_text(
            f'[auth]\nredirect_uri = "{app}/oauth2callback"\ncookie_secret = "{secrets.token_urlsafe(32)}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "{CLIENT_SECRET}"\n'
            f'server_metadata_url = "{self.address}/.well-known/openid-configuration"\n\n'
            f"[role_atlas]\n{people}\n",
            encoding="utf-8",
        )
        return path


def _coded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider on a free port of this machine, until the block ends."""
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        here = Provider(f"http://127.0.0.1:{server.server_address[1]}")
        server.RequestHandlerClass = _handler(here)
        Thread(target=server.serve_forever, daemon=True).start()
        yield here
        server.shutdown()


def _handler(here: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(asked.query).items()}
            match asked.path:
                case "/.well-known/openid-configuration":
                    self._say(here.described())
                case "/keys":
                    self._say(here.keys())
                case "/authorization":
                    self._send_on(here.sent_back(query))
                case "/logout":
                    here.logged_out += 1
                    self._send_on(query["post_logout_redirect_uri"])
                case _:
                    self.send_error(404)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {key: values[0] for key, values in parse_qs(body).items()}
            tokens = here.tokens(form, self.headers.get("Authorization", ""))
            self._say(tokens or {"error": "invalid_grant"}, 200 if tokens else 400)

        def _say(self, value: Mapping[str, object], code: int = 200) -> None:
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(value).encode())

        def _send_on(self, address: str) -> None:
            self.send_response(302)
            self.send_header("Location", address)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by the base
            """Say nothing."""

    return Handler
