"""The page that shows the contract, with assets that are installed with the service, so that it works offline."""

import importlib.util
from pathlib import Path
from typing import Final

from litestar import Router
from litestar.openapi.plugins import SwaggerRenderPlugin
from litestar.static_files import create_static_files_router

_ASSETS: Final = "/docs/assets"


def reference_page() -> SwaggerRenderPlugin:
    """The page, at the contract's own address."""
    return SwaggerRenderPlugin(
        js_url=f"{_ASSETS}/swagger-ui-bundle.js",
        css_url=f"{_ASSETS}/swagger-ui.css",
        standalone_preset_js_url=f"{_ASSETS}/swagger-ui-standalone-preset.js",
        favicon=f"<link rel='icon' type='image/png' href='{_ASSETS}/favicon-32x32.png'>",
        path="/",
    )


def reference_assets() -> Router:
    """The door of its scripts, styles and pictures.

    Raises:
        RuntimeError: when the package that holds them is not installed.
    """
    package = importlib.util.find_spec("drf_spectacular_sidecar")
    if package is None or package.origin is None:
        raise RuntimeError("the package drf-spectacular-sidecar, which holds the reference page, is not installed")
    return create_static_files_router(
        path=_ASSETS,
        directories=[Path(package.origin).parent / "static" / "drf_spectacular_sidecar" / "swagger-ui-dist"],
        include_in_schema=False,
        opt={"anyone": True, "streams": True},
    )
