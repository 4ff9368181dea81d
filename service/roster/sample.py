"""The client every practice begins with, so that there is something to look at before anyone connects an account."""

from service.kit.work import Work
from service.roster.clients import Portrait, take_on
from service.roster.market import TargetMarket
from service.roster.models import Client


async def add_sample_client(work: Work, *, time_zone: str) -> Client:
    """Take on the sample client, marked as such."""
    return await take_on(
        work,
        Portrait(
            name="Maya Lindqvist (sample)",
            time_zone=time_zone,
            goal="Meet 500 people who truly care about running outdoors and eating well.",
            daily_minutes=20,
            interests=["trail running", "sourdough baking", "slow travel"],
            target_market=TargetMarket(
                interests=("trail running", "healthy cooking", "working from home"),
                places=("Yorkshire", "Leeds"),
                languages=("en",),
                exclusions=("crypto signals", "follow for follow"),
            ),
        ),
        is_sample=True,
    )
