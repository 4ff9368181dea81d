"""Taking and ending turns on a network in one trip each, or as part of another statement.

A turn is taken before it is decided whether it may be used: whoever asks is told how the buckets stand without it, in the
order in which the rows were locked, so that many workers at once cannot all find the same room. Who may not go gives the
turn back. What one call uses is the growth over all calls since a first answer, and one percent more for rounding, so that it
is never thought too little. All lock the rows of a call in its own order, the app's first. Moments are the network's own time.
"""

from typing import Final

from service.kit.schema import Finder, Function

FUNCTIONS: Final[tuple[Function, ...]] = (
    Finder(
        name="asking_practices_v1",
        arguments="p_app text, p_since timestamptz",
        returns="bigint",
        body="""
BEGIN
  RETURN (SELECT count(*) FROM quota_share s WHERE s.app = p_app AND s.asked_at > p_since);
END""",
        sees={"quota_share": ("app", "asked_at")},
    ),
    Function(
        name="take_turn_v1",
        arguments="p_practice uuid, p_app text, p_buckets text[], p_calls integer, p_at timestamptz",
        returns="jsonb",
        body="""
DECLARE
  v_bucket text;
  v_row platform_quota;
  v_mine bigint;
  v_practices bigint;
  v_known jsonb := '[]';
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  FOREACH v_bucket IN ARRAY p_buckets LOOP
    INSERT INTO platform_quota AS q (app, bucket, on_their_way, unseen, since_calls, begun_at, calls, window_until)
    VALUES (p_app, v_bucket, p_calls, 0, 0, p_at, p_calls, p_at + interval '1 hour')
    ON CONFLICT (app, bucket) DO UPDATE SET
      unseen = q.unseen + CASE WHEN q.begun_at <= p_at - interval '1 minute' THEN q.on_their_way ELSE 0 END,
      on_their_way = p_calls + CASE WHEN q.begun_at <= p_at - interval '1 minute' THEN 0 ELSE q.on_their_way END,
      begun_at = CASE WHEN q.on_their_way = 0 OR q.begun_at <= p_at - interval '1 minute' THEN p_at ELSE q.begun_at END,
      calls = p_calls + CASE WHEN q.window_until <= p_at THEN 0 ELSE q.calls END,
      window_until = CASE WHEN q.window_until <= p_at THEN p_at + interval '1 hour' ELSE q.window_until END
    RETURNING * INTO v_row;
    v_mine := 0;
    v_practices := 1;
    IF v_bucket = 'app' THEN
      INSERT INTO quota_share AS s (practice_id, app, calls, window_until, asked_at)
      VALUES (p_practice, p_app, p_calls, v_row.window_until, p_at)
      ON CONFLICT (practice_id, app) DO UPDATE SET
        calls = p_calls + CASE WHEN s.window_until = v_row.window_until THEN s.calls ELSE 0 END,
        window_until = v_row.window_until, asked_at = p_at
      RETURNING s.calls - p_calls INTO v_mine;
      v_practices := greatest(1, asking_practices_v1(p_app, p_at - interval '3 minutes'));
    END IF;
    v_known := v_known || jsonb_build_object('name', v_bucket, 'used', v_row.used, 'until', v_row.until,
      'step', v_row.step, 'on_their_way', v_row.on_their_way - p_calls, 'unseen', v_row.unseen,
      'calls', v_row.calls - p_calls, 'mine', v_mine, 'practices', v_practices);
  END LOOP;
  RETURN v_known;
END""",
    ),
    Function(
        name="end_turn_v1",
        arguments="p_app text, p_told jsonb, p_calls integer, p_at timestamptz",
        returns="void",
        body="""
DECLARE
  v_told record;
  v_before platform_quota;
  v_ended integer;
  v_goes_on boolean;
BEGIN
  FOR v_told IN SELECT * FROM jsonb_to_recordset(p_told) AS t(bucket text, used float8, until timestamptz,
    only_grows boolean, is_silent boolean) LOOP
    SELECT * INTO v_before FROM platform_quota q WHERE q.app = p_app AND q.bucket = v_told.bucket FOR UPDATE;
    IF v_told.is_silent AND v_before.used > 0 AND v_before.until > p_at THEN
      v_told.used := NULL;
    END IF;
    v_ended := v_before.since_calls + p_calls;
    -- Shares fall as old calls fall out of the network's window; what a call uses is then measured from there.
    v_goes_on := coalesce(v_before.until > p_at AND v_told.used >= v_before.since_used AND v_told.used < 100, false);
    UPDATE platform_quota q SET
      used = CASE WHEN v_told.used IS NULL THEN q.used
        WHEN q.until > p_at AND (q.on_their_way > p_calls OR q.used >= 100 OR v_told.only_grows) THEN greatest(q.used, v_told.used)
        ELSE v_told.used END,
      until = CASE WHEN v_told.used IS NULL THEN q.until
        WHEN q.until > p_at AND (q.on_their_way > p_calls OR q.used >= 100 OR v_told.only_grows) THEN greatest(q.until, v_told.until)
        ELSE v_told.until END,
      -- A burst that nobody here made is thought to be one call's; it must not hold everybody back for ever.
      step = CASE WHEN v_told.used IS NULL THEN q.step
        WHEN v_before.until <= p_at AND NOT coalesce(v_told.only_grows, false) THEN NULL
        WHEN NOT v_goes_on THEN q.step
        WHEN q.step IS NULL OR v_ended >= 10 THEN (v_told.used - q.since_used + 1) / v_ended
        ELSE greatest(q.step, (v_told.used - q.since_used - 1) / v_ended) END,
      since_used = CASE WHEN v_told.used IS NULL OR v_goes_on THEN q.since_used ELSE v_told.used END,
      since_calls = CASE WHEN v_told.used IS NULL OR v_goes_on THEN v_ended ELSE 0 END,
      observed_at = CASE WHEN v_told.used IS NULL THEN q.observed_at ELSE p_at END,
      on_their_way = greatest(q.on_their_way - p_calls, 0),
      unseen = CASE WHEN v_told.used IS NULL THEN q.unseen + p_calls ELSE 0 END
    WHERE q.app = p_app AND q.bucket = v_told.bucket;
  END LOOP;
END""",
    ),
    Function(
        name="give_turn_back_v1",
        arguments="p_practice uuid, p_app text, p_buckets text[], p_calls integer",
        returns="void",
        body="""
DECLARE
  v_bucket text;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  FOREACH v_bucket IN ARRAY p_buckets LOOP
    UPDATE platform_quota SET on_their_way = greatest(on_their_way - p_calls, 0), calls = greatest(calls - p_calls, 0)
    WHERE app = p_app AND bucket = v_bucket;
  END LOOP;
  UPDATE quota_share SET calls = greatest(calls - p_calls, 0)
  WHERE practice_id = p_practice AND app = p_app AND 'app' = ANY(p_buckets);
END""",
    ),
    Function(
        name="fullest_quotas_v2",
        arguments="p_now timestamptz",
        returns="TABLE (app text, kind text, used float8)",
        body="""
BEGIN
  RETURN QUERY
  SELECT q.app, split_part(q.bucket, ':', 1), max(CASE WHEN q.until > p_now THEN coalesce(q.used, 0) ELSE 0 END)
  FROM platform_quota q GROUP BY 1, 2;
END""",
    ),
)
