CREATE TABLE data_key (
	version BIGINT NOT NULL, 
	wrapped BYTEA NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_data_key PRIMARY KEY (practice_id, id), 
	CONSTRAINT uq_data_key_practice_id_version UNIQUE (practice_id, version)
)
;;
ALTER TABLE data_key ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE data_key FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON data_key USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON data_key TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON data_key TO rapport_maint
;;
CREATE TABLE idempotency_key (
	caller TEXT NOT NULL, 
	operation TEXT NOT NULL, 
	key TEXT NOT NULL, 
	request_hash BYTEA NOT NULL, 
	reply BYTEA NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_idempotency_key PRIMARY KEY (practice_id, id), 
	CONSTRAINT uq_idempotency_key_practice_id_caller_operation_key UNIQUE (practice_id, caller, operation, key)
)
;;
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON idempotency_key USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO rapport_maint
;;
CREATE TABLE job (
	kind TEXT NOT NULL, 
	unique_key TEXT NOT NULL, 
	subject_id UUID NOT NULL, 
	state TEXT DEFAULT 'queued' NOT NULL, 
	due_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	lease_until TIMESTAMP WITH TIME ZONE, 
	fence BIGINT DEFAULT '0' NOT NULL, 
	attempt BIGINT DEFAULT '0' NOT NULL, 
	checkpoint JSONB, 
	last_error TEXT, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	finished_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_job PRIMARY KEY (practice_id, id), 
	CONSTRAINT ck_job_state CHECK (state IN ('queued', 'running', 'done', 'failed'))
)
;;
CREATE INDEX ix_job_due ON job (due_at) WHERE state IN ('queued', 'running')
;;
CREATE UNIQUE INDEX uq_job_waiting ON job (practice_id, kind, unique_key) WHERE state IN ('queued', 'running')
;;
ALTER TABLE job ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE job FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON job USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON job TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON job TO rapport_maint
;;
CREATE FUNCTION due_jobs_v1(p_now timestamptz, p_limit bigint) RETURNS TABLE (practice_id uuid, id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $body$
BEGIN
  RETURN QUERY
  SELECT due.practice_id, due.id FROM (
    SELECT j.practice_id, j.id, row_number() OVER (PARTITION BY j.practice_id ORDER BY j.due_at) AS turn
    FROM job j WHERE j.due_at <= p_now
      AND (j.state = 'queued' OR j.state = 'running' AND j.lease_until < p_now)
  ) due ORDER BY due.turn LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION due_jobs_v1(timestamptz, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION due_jobs_v1(timestamptz, bigint) TO rapport_app
;;
GRANT SELECT (practice_id, id, due_at, state, lease_until) ON job TO rapport_finder
;;
ALTER FUNCTION due_jobs_v1(timestamptz, bigint) OWNER TO rapport_finder
;;
CREATE FUNCTION claim_job_v1(p_practice uuid, p_job uuid, p_now timestamptz, p_lease interval) RETURNS TABLE (kind text, subject_id uuid, fence bigint, attempt bigint, checkpoint jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  UPDATE job j SET state = 'running', fence = j.fence + 1, attempt = j.attempt + 1, lease_until = p_now + p_lease
  WHERE j.practice_id = p_practice AND j.id = p_job AND j.due_at <= p_now
    AND (j.state = 'queued' OR j.state = 'running' AND j.lease_until < p_now)
  RETURNING j.kind, j.subject_id, j.fence, j.attempt, j.checkpoint;
END
$body$
;;
REVOKE ALL ON FUNCTION claim_job_v1(uuid, uuid, timestamptz, interval) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION claim_job_v1(uuid, uuid, timestamptz, interval) TO rapport_app
;;
CREATE FUNCTION renew_job_v1(p_practice uuid, p_job uuid, p_fence bigint, p_until timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  UPDATE job SET lease_until = p_until
  WHERE practice_id = p_practice AND id = p_job AND fence = p_fence AND state = 'running';
  RETURN FOUND;
END
$body$
;;
REVOKE ALL ON FUNCTION renew_job_v1(uuid, uuid, bigint, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION renew_job_v1(uuid, uuid, bigint, timestamptz) TO rapport_app
;;
CREATE FUNCTION settle_job_v1(p_practice uuid, p_job uuid, p_fence bigint, p_state text, p_due timestamptz, p_attempt bigint, p_error text, p_now timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  UPDATE job SET state = p_state, due_at = coalesce(p_due, due_at), attempt = p_attempt, last_error = p_error,
    lease_until = NULL, finished_at = CASE WHEN p_state IN ('done', 'failed') THEN p_now END
  WHERE practice_id = p_practice AND id = p_job AND fence = p_fence AND state = 'running';
  RETURN FOUND;
END
$body$
;;
REVOKE ALL ON FUNCTION settle_job_v1(uuid, uuid, bigint, text, timestamptz, bigint, text, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION settle_job_v1(uuid, uuid, bigint, text, timestamptz, bigint, text, timestamptz) TO rapport_app
