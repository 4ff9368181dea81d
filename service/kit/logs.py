"""JSON logs that never hold a secret: an allow-list keeps bodies out, a redactor is the second wall."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

_SECRET_NAMES: Final = re.compile(r"(?i)(token|secret|password|authorization|cookie|verifier|api_?key|master_?key)")
_SECRET_SHAPES: Final = re.compile(
    r"(rp_[a-z]_[\w-]{8,}|whsec_[\w+/=-]{8,}|(?i:bearer|basic)\s+[\w.~+/=-]{8,}|(?<=://)[^/\s:@]*:[^/\s@]+(?=@)"
    r"|(?i:(?:access|refresh)_token|client_secret|code|state|code_verifier)=[^&\s\"']+|(?<=/)[\w-]{43}(?![\w-]))"
)
"""The last one is 32 random bytes in a path, which is how a link opens something for whoever holds it."""
REDACTED: Final = "[redacted]"


def configure_logs(level: str) -> None:
    """Send our own and every library's log through one JSON line format to standard error."""
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        redact,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.root.handlers = [handler]
    logging.root.setLevel(level.upper())
    for loud in ("authlib", "httpx", "httpx2", "httpcore", "httpcore2", "asyncio", "arq"):
        logging.getLogger(loud).setLevel(logging.WARNING)


def redact(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Strike out what is named or shaped like a secret, at any depth."""
    for name, value in event.items():
        event[name] = REDACTED if _SECRET_NAMES.search(name) else _struck(value)
    return event


def _struck(value: Any) -> Any:  # noqa: ANN401 # log values are of any kind
    match value:
        case str():
            return _SECRET_SHAPES.sub(REDACTED, value)
        case dict():
            return {
                name: REDACTED if _SECRET_NAMES.search(str(name)) else _struck(each) for name, each in value.items()
            }
        case list() | tuple():
            return [_struck(each) for each in value]
        case bytes():
            return f"{len(value)} bytes"
        case _:
            return value
