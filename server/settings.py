"""The server's settings and the command that runs it."""

import re
import subprocess
from functools import cache
from pathlib import Path

from graph.errors import ServerTrouble
from server.home import Home, java_line

HEAP = "512m"
OLDEST_JAVA = 17
FOLDERS = ("data", "logs", "run", "import", "plugins")
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")


def conf_text(home: Home, port: int) -> str:
    """The settings: this machine only, login on, HTTP off, no files read by queries."""
    settings = {f"server.directories.{name}": str(home.data / name) for name in FOLDERS} | {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "server.memory.pagecache.size": "256m",
        "dbms.memory.transaction.total.max": "256m",
        "db.memory.transaction.max": "192m",
        "db.transaction.timeout": "60s",
        "db.tx_log.rotation.retention_policy": "keep_none",
        # The data are safe before; without it a stop waits ten seconds for connections that are gone.
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def write_conf(home: Home, port: int) -> None:
    """Write the settings and make the folders they name."""
    for name in (*FOLDERS, "conf"):
        (home.data / name).mkdir(parents=True, exist_ok=True)
    (home.data / "conf" / "neo4j.conf").write_text(conf_text(home, port), encoding="utf-8")


def server_command(home: Home, java: Path, heap: str = HEAP) -> list[str]:
    """The command that runs the server in the foreground."""
    places = [f"{home.data / 'plugins'}/*", f"{home.data / 'conf'}/*", f"{home.lib}/*"]
    entry = "CommunityEntryPoint" if java_line(home.version) == "21" else "Neo4jCommunity"
    return [
        *_java(java, heap),
        "-XX:+ExitOnOutOfMemoryError",
        "-cp",
        ":".join(places),
        f"org.neo4j.server.{entry}",
        f"--home-dir={home.data}",
        f"--config-dir={home.data / 'conf'}",
        "--console-mode",
    ]


def admin_command(home: Home, java: Path, *arguments: str) -> list[str]:
    """The command that runs a task of neo4j-admin while the server does not."""
    main = "org.neo4j.server.startup.Neo4jAdminCommand"
    return [*_java(java, HEAP), "-cp", f"{home.lib}/*", f"-Dbasedir={home.data}", main, *arguments]


def environment(home: Home) -> dict[str, str]:
    """What neo4j-admin looks for in the environment."""
    return {"NEO4J_HOME": str(home.data), "NEO4J_CONF": str(home.data / "conf")}


@cache
def java_version(java: Path) -> int:
    """The feature version of a Java launcher; raises ServerTrouble when it is none or too old."""
    try:
        said = subprocess.run(
            [java, "-version"], capture_output=True, text=True, check=False, timeout=30
        ).stderr
    except OSError as error:
        raise ServerTrouble(
            f"{java} cannot be run: {error.strerror}; give the path of a java program"
        ) from error
    version = re.search(r'version "(\d+)', said)
    if not version or int(version.group(1)) < OLDEST_JAVA:
        raise ServerTrouble(f"{java} is no Java {OLDEST_JAVA} or newer; give another one or leave it out")
    return int(version.group(1))


def _java(java: Path, heap: str) -> list[str]:
    flags = [
        f"-Xms{heap}",
        f"-Xmx{heap}",
        "-XX:+UseG1GC",
        "-Dfile.encoding=UTF-8",
        "-Djava.awt.headless=true",
    ]
    flags += ["-Dlog4j2.disable.jmx=true", "-Dio.netty.tryReflectionSetAccessible=true"]
    flags += [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
    line = java_version(java)
    flags += ["--enable-native-access=ALL-UNNAMED"] if line >= 21 else []
    flags += ["--sun-misc-unsafe-memory-access=allow"] if line >= 24 else []
    return [str(java), *flags]
