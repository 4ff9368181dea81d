"""The slice's reads: one round trip each, reach included, newest first except for receivers."""

from typing import Final

from service.kit.schema import Function
from service.roster.reach import REACH_ARGUMENTS, in_reach

_RECEIVER: Final = (
    "id uuid, url text, description text, events jsonb, state text, reason jsonb, state_since timestamptz,"
    " failing_since timestamptz, created_at timestamptz, former_secrets_until timestamptz"
)
_ALERT: Final = (
    "id uuid, event text, version bigint, subject_id uuid, client_id uuid, payload jsonb, occurred_at timestamptz,"
    " created_at timestamptz"
)
_DELIVERY: Final = (
    "id uuid, alert_id uuid, receiver_id uuid, event text, replay bigint, replay_id uuid, state text, reason jsonb, attempts bigint,"
    " next_attempt_at timestamptz, created_at timestamptz"
)
_ATTEMPT: Final = (
    "jsonb_build_object('at', t.at, 'outcome', t.outcome, 'status', t.status, 'reply_start', t.reply_start,"
    " 'duration_ms', t.duration_ms)"
)
_ATTEMPT_IN_FULL: Final = (
    f"{_ATTEMPT} || jsonb_build_object('reply_headers', t.reply_headers, 'request',"
    " jsonb_build_object('url', t.url, 'headers', t.request_headers, 'body_start', t.request_start))"
)
_REPLAY: Final = (
    "id uuid, receiver_id uuid, since timestamptz, until timestamptz, events jsonb, undelivered_only boolean,"
    " found bigint, state text, reason jsonb, created_at timestamptz, finished_at timestamptz"
)
_SO_FAR: Final = "delivered bigint, failed bigint, pending bigint"
_ALERT_IN_REACH: Final = f"(l.client_id IS NULL OR {in_reach('l.client_id')})"


def _columns(declared: str, table: str) -> str:
    return ", ".join(f"{table}.{each.split()[0]}" for each in declared.split(", "))


_COUNTED: Final = f"""
  SELECT {_columns(_REPLAY, "y")}, c.delivered, c.failed, c.pending FROM replay y
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE d.state = 'delivered') AS delivered, count(*) FILTER (WHERE d.state = 'failed') AS failed,
      count(*) FILTER (WHERE d.state = 'pending') AS pending
    FROM delivery d WHERE d.practice_id = p_practice AND d.replay_id = y.id
  ) c
"""
_DELIVERY_COLUMNS: Final = _columns(_DELIVERY, "d").replace("d.event", "l.event")

FUNCTIONS: Final[tuple[Function, ...]] = (
    Function(
        name="list_receivers_v1",
        arguments="p_practice uuid, p_after uuid, p_limit bigint",
        returns=f"TABLE ({_RECEIVER})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_columns(_RECEIVER, "r")} FROM receiver r
  WHERE r.practice_id = p_practice AND r.state <> 'removed' AND (p_after IS NULL OR r.id > p_after)
  ORDER BY r.id LIMIT p_limit;
END""",
    ),
    Function(
        name="show_receiver_v1",
        arguments="p_practice uuid, p_receiver uuid",
        returns=f"TABLE ({_RECEIVER})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_columns(_RECEIVER, "r")} FROM receiver r
  WHERE r.practice_id = p_practice AND r.id = p_receiver AND r.state <> 'removed';
END""",
    ),
    Function(
        name="list_alerts_v1",
        arguments=f"{REACH_ARGUMENTS}, p_before uuid, p_limit bigint",
        returns=f"TABLE ({_ALERT})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_columns(_ALERT, "l")} FROM alert l
  WHERE l.practice_id = p_practice AND (p_before IS NULL OR l.id < p_before) AND {_ALERT_IN_REACH}
  ORDER BY l.id DESC LIMIT p_limit;
END""",
    ),
    # One row without a delivery for a receiver that has none; no row at all for a receiver that is not there.
    Function(
        name="list_deliveries_v1",
        arguments=f"{REACH_ARGUMENTS}, p_receiver uuid, p_before uuid, p_limit bigint",
        returns=f"TABLE ({_DELIVERY}, last_attempt jsonb)",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_columns(_DELIVERY, "f")}, f.last_attempt FROM receiver r
  LEFT JOIN LATERAL (
    SELECT {_DELIVERY_COLUMNS}, (
      SELECT {_ATTEMPT} FROM attempt t WHERE t.practice_id = p_practice AND t.delivery_id = d.id ORDER BY t.id DESC LIMIT 1
    ) AS last_attempt
    FROM delivery d JOIN alert l ON l.practice_id = p_practice AND l.id = d.alert_id
    WHERE d.practice_id = p_practice AND d.receiver_id = r.id AND (p_before IS NULL OR d.id < p_before)
      AND {_ALERT_IN_REACH}
    ORDER BY d.id DESC LIMIT p_limit
  ) f ON true
  WHERE r.practice_id = p_practice AND r.id = p_receiver AND r.state <> 'removed'
  ORDER BY f.id DESC;
END""",
    ),
    Function(
        name="show_delivery_v1",
        arguments=f"{REACH_ARGUMENTS}, p_delivery uuid",
        returns=f"TABLE ({_DELIVERY}, attempts_made jsonb)",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_DELIVERY_COLUMNS}, coalesce((
    SELECT jsonb_agg({_ATTEMPT_IN_FULL} ORDER BY t.id) FROM attempt t WHERE t.practice_id = p_practice AND t.delivery_id = d.id
  ), '[]')
  FROM delivery d JOIN alert l ON l.practice_id = p_practice AND l.id = d.alert_id
  WHERE d.practice_id = p_practice AND d.id = p_delivery AND {_ALERT_IN_REACH};
END""",
    ),
    Function(
        name="show_replay_v1",
        arguments="p_practice uuid, p_replay uuid",
        returns=f"TABLE ({_REPLAY}, {_SO_FAR})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY{_COUNTED}
  WHERE y.practice_id = p_practice AND y.id = p_replay;
END""",
    ),
    # As with deliveries: one empty row for a receiver without any.
    Function(
        name="list_replays_v1",
        arguments="p_practice uuid, p_receiver uuid, p_before uuid, p_limit bigint",
        returns=f"TABLE ({_REPLAY}, {_SO_FAR})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT f.* FROM receiver r LEFT JOIN LATERAL ({_COUNTED}
    WHERE y.practice_id = p_practice AND y.receiver_id = r.id AND (p_before IS NULL OR y.id < p_before)
    ORDER BY y.id DESC LIMIT p_limit
  ) f ON true
  WHERE r.practice_id = p_practice AND r.id = p_receiver AND r.state <> 'removed'
  ORDER BY f.id DESC;
END""",
    ),
)
