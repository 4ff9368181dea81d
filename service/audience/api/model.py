"""The published page of the model by which followers are judged."""

from typing import Final

from litestar import Response, get

from service.audience.accuracy import measured_accuracy
from service.audience.model_page import QualityModel, model_page
from service.audience.shipped_model import shipped
from service.kit.etags import TAGGED, UNCHANGED, IfNoneMatch, view
from service.kit.problems import RequestInvalid, documented


@get(
    "/v1/quality-model",
    operation_id="showQualityModel",
    summary="How are followers judged?",
    tags=["Audience"],
    opt={"anyone": True},
    security=[{}],
    responses=documented(RequestInvalid) | UNCHANGED,
    response_headers=TAGGED,
)
async def show_quality_model(*, if_none_match: IfNoneMatch = None) -> Response[QualityModel]:
    """Definitions, formulas, thresholds with their sources, every learned number, what it was learned from and on which terms,
    accuracy by group with intervals, known failures, and what each version changed. Anyone may read it.
    """
    return view(model_page(shipped(), measured_accuracy()), if_none_match)


DOORS: Final = (show_quality_model,)
