"""What a monitoring system is told: of this process, and how full the networks' quotas are. Of no practice, no account.

It is the operator's alone.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from litestar import Response, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from service.access.caller import AppDatabase
from service.accounts.grants import Networks
from service.accounts.reach import AppNetworks
from service.kit.limits import AnyRequest
from service.views.operators import refuse_strangers


@get("/metrics", include_in_schema=False, opt={"anyone": True})
async def show_metrics(
    request: AnyRequest, state: State, database: AppDatabase, networks: AppNetworks, at: NamedDependency[datetime]
) -> Response[bytes]:
    """Everything counted here, and the fullest quota of each kind on each network, as Prometheus reads it.

    Raises:
        NotFound: no token is set, and the caller is not on this machine.
        MetricsTokenNeeded: a token is set, and was not sent.
    """
    refuse_strangers(request, state.settings)
    rows = await database.reads.fetch("SELECT * FROM fullest_quotas_v2($1)", at)
    quotas = CollectorRegistry()
    quotas.register(_Quotas(_named((tuple(row) for row in rows), networks)))
    return Response(generate_latest(REGISTRY) + generate_latest(quotas), headers={"Content-Type": CONTENT_TYPE_LATEST})


def _named(rows: Iterable[tuple[str, str, float]], networks: Networks) -> Iterator[tuple[str, str, float]]:
    """Under the network whose app it is; several routes may share one, and apps of other times are passed over."""
    apps = {network.terms.app: network.terms.platform.value for network in networks.values()}
    return ((apps[app], kind, used) for app, kind, used in rows if app in apps)


class _Quotas(Collector):
    def __init__(self, known: Iterable[tuple[str, str, float]]) -> None:
        self._known = tuple(known)

    def collect(self) -> Iterator[Metric]:
        """The share of the fullest quota of each kind."""
        gauge = GaugeMetricFamily(
            "rapport_network_quota_used_percent",
            "The share of our app's quotas on a network that is used, of each kind the fullest.",
            labels=("platform", "quota"),
        )
        for platform, kind, used in self._known:
            gauge.add_metric((platform, kind), used)
        yield gauge
