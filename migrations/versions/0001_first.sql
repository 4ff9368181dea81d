CREATE TABLE change (
	kind TEXT NOT NULL, 
	client_id UUID, 
	written_by BIGINT NOT NULL, 
	gone_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_change PRIMARY KEY (practice_id, id), 
	CONSTRAINT ck_change_kind CHECK (kind IN ('client', 'account', 'checkup', 'finding', 'task'))
)
;;
CREATE INDEX ix_change_gone ON change (practice_id, gone_at) WHERE gone_at IS NOT NULL
;;
CREATE INDEX ix_change_order ON change (practice_id, written_by, id)
;;
ALTER TABLE change ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE change FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON change USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON change TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON change TO rapport_maint
;;
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
CREATE TABLE deletion_request (
	code_hash BYTEA NOT NULL, 
	account_id UUID, 
	client_id UUID NOT NULL, 
	asked_by TEXT NOT NULL, 
	asked_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	done_at TIMESTAMP WITH TIME ZONE, 
	deleted JSONB, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_deletion_request PRIMARY KEY (practice_id, id)
)
;;
CREATE INDEX ix_deletion_request_found_by_code ON deletion_request (code_hash)
;;
ALTER TABLE deletion_request ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE deletion_request FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON deletion_request USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON deletion_request TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON deletion_request TO rapport_maint
;;
CREATE TABLE detector_reset (
	kind TEXT NOT NULL, 
	reset_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	reset_by TEXT NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_detector_reset PRIMARY KEY (practice_id, id)
)
;;
CREATE INDEX ix_detector_reset_kind ON detector_reset (practice_id, kind, reset_at)
;;
ALTER TABLE detector_reset ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE detector_reset FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON detector_reset USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON detector_reset TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON detector_reset TO rapport_maint
;;
CREATE TABLE engager (
	practice_id UUID NOT NULL, 
	account_id UUID NOT NULL, 
	profile_id BIGINT NOT NULL, 
	handle TEXT NOT NULL, 
	comments INTEGER NOT NULL, 
	reactions INTEGER NOT NULL, 
	posts INTEGER NOT NULL, 
	days INTEGER NOT NULL, 
	first_seen_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	last_at TIMESTAMP WITH TIME ZONE, 
	repeated INTEGER NOT NULL, 
	in_pod BOOLEAN NOT NULL, 
	CONSTRAINT pk_engager PRIMARY KEY (practice_id, account_id, profile_id)
)
;;
CREATE INDEX ix_engager_recent ON engager (practice_id, account_id, last_at, profile_id)
;;
ALTER TABLE engager ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE engager FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON engager USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON engager TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON engager TO rapport_maint
;;
CREATE TABLE follower_event (
	practice_id UUID NOT NULL, 
	account_id UUID NOT NULL, 
	side SMALLINT NOT NULL, 
	number INTEGER NOT NULL, 
	profile_id BIGINT NOT NULL, 
	change SMALLINT NOT NULL, 
	CONSTRAINT pk_follower_event PRIMARY KEY (practice_id, account_id, side, number, profile_id), 
	CONSTRAINT ck_follower_event_change CHECK (change IN (-1, 1))
)
;;
ALTER TABLE follower_event ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE follower_event FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON follower_event USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON follower_event TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON follower_event TO rapport_maint
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
CREATE INDEX ix_idempotency_key_age ON idempotency_key (practice_id, created_at)
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
CREATE TABLE kept_page (
	practice_id UUID NOT NULL, 
	checkup_id UUID NOT NULL, 
	list_name TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	packed BYTEA NOT NULL, 
	CONSTRAINT pk_kept_page PRIMARY KEY (practice_id, checkup_id, list_name, number)
)
;;
ALTER TABLE kept_page ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE kept_page FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON kept_page USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_page TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_page TO rapport_maint
;;
CREATE TABLE person (
	id UUID NOT NULL, 
	email TEXT NOT NULL, 
	name TEXT NOT NULL, 
	password_hash TEXT, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT ck_person_email_lower CHECK (email = lower(email)), 
	CONSTRAINT uq_person_email UNIQUE (email)
)
;;
GRANT INSERT, SELECT (id), UPDATE (password_hash), DELETE ON person TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON person TO rapport_maint
;;
CREATE TABLE platform_quota (
	app TEXT NOT NULL, 
	bucket TEXT NOT NULL, 
	used DOUBLE PRECISION, 
	until TIMESTAMP WITH TIME ZONE, 
	step DOUBLE PRECISION, 
	since_used DOUBLE PRECISION, 
	since_calls INTEGER NOT NULL, 
	observed_at TIMESTAMP WITH TIME ZONE, 
	on_their_way INTEGER NOT NULL, 
	unseen INTEGER NOT NULL, 
	begun_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	calls BIGINT NOT NULL, 
	window_until TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_platform_quota PRIMARY KEY (app, bucket)
)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON platform_quota TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON platform_quota TO rapport_maint
;;
CREATE TABLE practice (
	practice_id UUID NOT NULL, 
	name TEXT NOT NULL, 
	clock_offset INTERVAL NOT NULL, 
	finding_order TEXT NOT NULL, 
	approves_weed_outs BOOLEAN NOT NULL, 
	tier TEXT NOT NULL, 
	second_factor TEXT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_practice PRIMARY KEY (practice_id), 
	CONSTRAINT ck_practice_finding_order CHECK (finding_order IN ('together', 'client_first')), 
	CONSTRAINT ck_practice_tier CHECK (tier IN ('free', 'coach', 'team', 'unlimited')), 
	CONSTRAINT ck_practice_second_factor CHECK (second_factor IN ('optional', 'owners', 'members'))
)
;;
ALTER TABLE practice ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE practice FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON practice USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON practice TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON practice TO rapport_maint
;;
CREATE TABLE profile (
	practice_id UUID NOT NULL, 
	platform TEXT NOT NULL, 
	profile_id BIGINT NOT NULL, 
	handle TEXT NOT NULL, 
	name TEXT NOT NULL, 
	bio TEXT, 
	location TEXT, 
	url TEXT, 
	created_at BIGINT, 
	last_posted_at BIGINT, 
	followers BIGINT, 
	following BIGINT, 
	posts BIGINT, 
	listed BIGINT, 
	likes BIGINT, 
	protected BOOLEAN, 
	verified BOOLEAN, 
	default_picture BOOLEAN, 
	CONSTRAINT pk_profile PRIMARY KEY (practice_id, platform, profile_id)
)
;;
ALTER TABLE profile ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE profile FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON profile USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON profile TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON profile TO rapport_maint
;;
CREATE TABLE quota_share (
	practice_id UUID NOT NULL, 
	app TEXT NOT NULL, 
	calls BIGINT NOT NULL, 
	window_until TIMESTAMP WITH TIME ZONE NOT NULL, 
	asked_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_quota_share PRIMARY KEY (practice_id, app)
)
;;
CREATE INDEX ix_quota_share_asked ON quota_share (app, asked_at)
;;
ALTER TABLE quota_share ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE quota_share FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON quota_share USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON quota_share TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON quota_share TO rapport_maint
;;
CREATE TABLE standing (
	practice_id UUID NOT NULL, 
	account_id UUID NOT NULL, 
	profile_id BIGINT NOT NULL, 
	arrival INTEGER NOT NULL, 
	first_seen INTEGER NOT NULL, 
	followed_at BIGINT, 
	followed_back BOOLEAN NOT NULL, 
	klass SMALLINT NOT NULL, 
	score SMALLINT NOT NULL, 
	fit SMALLINT NOT NULL, 
	CONSTRAINT pk_standing PRIMARY KEY (practice_id, account_id, profile_id)
)
;;
CREATE INDEX ix_standing_class ON standing (practice_id, account_id, klass, score, profile_id)
;;
ALTER TABLE standing ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE standing FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON standing USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON standing TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON standing TO rapport_maint
;;
CREATE TABLE suppressed_person (
	platform TEXT NOT NULL, 
	number_mark BYTEA, 
	handle_mark BYTEA, 
	named BYTEA, 
	asked_by TEXT NOT NULL, 
	asked_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	done_at TIMESTAMP WITH TIME ZONE, 
	deleted JSONB, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_suppressed_person PRIMARY KEY (practice_id, id), 
	CONSTRAINT ck_suppressed_person_platform CHECK (platform IN ('x', 'instagram', 'facebook')), 
	CONSTRAINT ck_suppressed_person_known_somehow CHECK (number_mark IS NOT NULL OR handle_mark IS NOT NULL), 
	CONSTRAINT ck_suppressed_person_named_until_done CHECK ((done_at IS NULL) = (named IS NOT NULL))
)
;;
CREATE INDEX ix_suppressed_person_platform ON suppressed_person (practice_id, platform)
;;
ALTER TABLE suppressed_person ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE suppressed_person FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON suppressed_person USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON suppressed_person TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON suppressed_person TO rapport_maint
;;
CREATE TABLE upload_chunk (
	practice_id UUID NOT NULL, 
	upload_id UUID NOT NULL, 
	starts_at BIGINT NOT NULL, 
	content BYTEA NOT NULL, 
	CONSTRAINT pk_upload_chunk PRIMARY KEY (practice_id, upload_id, starts_at)
)
;;
ALTER TABLE upload_chunk ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE upload_chunk FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON upload_chunk USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON upload_chunk TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON upload_chunk TO rapport_maint
;;
CREATE TABLE audit_entry (
	actor TEXT NOT NULL, 
	front_end_id UUID, 
	action TEXT NOT NULL, 
	object TEXT NOT NULL, 
	request_id TEXT NOT NULL, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_audit_entry PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_audit_entry_practice_id FOREIGN KEY(practice_id) REFERENCES practice (practice_id)
)
;;
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON audit_entry USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT ON audit_entry TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON audit_entry TO rapport_maint
;;
CREATE TABLE authenticator_app (
	person_id UUID NOT NULL, 
	secret BYTEA NOT NULL, 
	last_step BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	confirmed_at TIMESTAMP WITH TIME ZONE, 
	last_used_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_authenticator_app PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_authenticator_app_practice_id FOREIGN KEY(practice_id) REFERENCES practice (practice_id), 
	CONSTRAINT fk_authenticator_app_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
;;
CREATE UNIQUE INDEX uq_authenticator_app_person ON authenticator_app (practice_id, person_id) WHERE confirmed_at IS NOT NULL
;;
ALTER TABLE authenticator_app ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE authenticator_app FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON authenticator_app USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON authenticator_app TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON authenticator_app TO rapport_maint
;;
CREATE TABLE client (
	name TEXT NOT NULL, 
	time_zone TEXT NOT NULL, 
	language TEXT, 
	goal TEXT NOT NULL, 
	goal_quality_followers BIGINT NOT NULL, 
	daily_minutes BIGINT NOT NULL, 
	interests JSONB NOT NULL, 
	target_market JSONB NOT NULL, 
	is_sample BOOLEAN NOT NULL, 
	coaching_ended_at TIMESTAMP WITH TIME ZONE, 
	coaching_resumed_at TIMESTAMP WITH TIME ZONE, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_client PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_client_practice_id FOREIGN KEY(practice_id) REFERENCES practice (practice_id), 
	CONSTRAINT ck_client_daily_minutes CHECK (daily_minutes BETWEEN 5 AND 240), 
	CONSTRAINT ck_client_goal_quality_followers CHECK (goal_quality_followers > 0)
)
;;
ALTER TABLE client ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE client FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON client USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON client TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON client TO rapport_maint
;;
CREATE TABLE identity_provider (
	name TEXT NOT NULL, 
	issuer TEXT NOT NULL, 
	known_as TEXT NOT NULL, 
	secret BYTEA, 
	email_domains JSONB NOT NULL, 
	return_addresses JSONB NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	changed_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_identity_provider PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_identity_provider_practice_id FOREIGN KEY(practice_id) REFERENCES practice (practice_id), 
	CONSTRAINT uq_identity_provider_practice_id_issuer UNIQUE (practice_id, issuer)
)
;;
ALTER TABLE identity_provider ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE identity_provider FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON identity_provider USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_provider TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity_provider TO rapport_maint
;;
CREATE TABLE member (
	person_id UUID NOT NULL, 
	role TEXT NOT NULL, 
	name TEXT NOT NULL, 
	email TEXT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	ended_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_member PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_member_practice_id FOREIGN KEY(practice_id) REFERENCES practice (practice_id), 
	CONSTRAINT ck_member_role CHECK (role IN ('owner', 'coach', 'assistant')), 
	CONSTRAINT fk_member_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
;;
CREATE INDEX ix_member_found_by_person ON member (person_id)
;;
CREATE UNIQUE INDEX uq_member_active ON member (practice_id, person_id) WHERE ended_at IS NULL
;;
ALTER TABLE member ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE member FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON member USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON member TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON member TO rapport_maint
;;
CREATE TABLE passkey (
	person_id UUID NOT NULL, 
	name TEXT NOT NULL, 
	credential_id BYTEA NOT NULL, 
	user_handle BYTEA NOT NULL, 
	public_key BYTEA NOT NULL, 
	sign_count BIGINT NOT NULL, 
	is_synced BOOLEAN NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	last_used_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_passkey PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_passkey_practice_id FOREIGN KEY(practice_id) REFERENCES practice (practice_id), 
	CONSTRAINT uq_passkey_practice_id_credential_id UNIQUE (practice_id, credential_id), 
	CONSTRAINT fk_passkey_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
;;
CREATE INDEX ix_passkey_found_by_credential ON passkey (credential_id)
;;
CREATE INDEX ix_passkey_person ON passkey (practice_id, person_id)
;;
ALTER TABLE passkey ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE passkey FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON passkey USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON passkey TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON passkey TO rapport_maint
;;
CREATE TABLE receiver (
	url TEXT NOT NULL, 
	description TEXT NOT NULL, 
	secret BYTEA, 
	events JSONB NOT NULL, 
	state TEXT NOT NULL, 
	reason JSONB, 
	state_since TIMESTAMP WITH TIME ZONE NOT NULL, 
	failing_since TIMESTAMP WITH TIME ZONE, 
	former_secrets_until TIMESTAMP WITH TIME ZONE, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_receiver PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_receiver_practice_id FOREIGN KEY(practice_id) REFERENCES practice (practice_id), 
	CONSTRAINT ck_receiver_state CHECK (state IN ('active', 'disabled', 'removed')), 
	CONSTRAINT ck_receiver_secret CHECK ((state = 'removed') = (secret IS NULL)), 
	CONSTRAINT ck_receiver_reason CHECK ((state = 'active') = (reason IS NULL))
)
;;
ALTER TABLE receiver ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE receiver FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON receiver USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON receiver TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON receiver TO rapport_maint
;;
CREATE TABLE recovery_code (
	person_id UUID NOT NULL, 
	hash BYTEA NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_recovery_code PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_recovery_code_practice_id FOREIGN KEY(practice_id) REFERENCES practice (practice_id), 
	CONSTRAINT uq_recovery_code_practice_id_person_id_hash UNIQUE (practice_id, person_id, hash), 
	CONSTRAINT fk_recovery_code_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
;;
ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE recovery_code FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON recovery_code USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_code TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_code TO rapport_maint
;;
CREATE TABLE spent_challenge (
	hash BYTEA NOT NULL, 
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_spent_challenge PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_spent_challenge_practice_id FOREIGN KEY(practice_id) REFERENCES practice (practice_id), 
	CONSTRAINT uq_spent_challenge_practice_id_hash UNIQUE (practice_id, hash)
)
;;
ALTER TABLE spent_challenge ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE spent_challenge FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON spent_challenge USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON spent_challenge TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON spent_challenge TO rapport_maint
;;
CREATE TABLE alert (
	event TEXT NOT NULL, 
	version BIGINT NOT NULL, 
	subject_id UUID NOT NULL, 
	client_id UUID, 
	payload JSONB NOT NULL, 
	occurred_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_alert PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_alert_practice_id FOREIGN KEY(practice_id) REFERENCES practice (practice_id), 
	CONSTRAINT fk_alert_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id)
)
;;
CREATE INDEX ix_alert_client ON alert (practice_id, client_id, id)
;;
CREATE INDEX ix_alert_told ON alert (practice_id, created_at, id)
;;
ALTER TABLE alert ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE alert FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON alert USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, DELETE ON alert TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON alert TO rapport_maint
;;
CREATE TABLE approval (
	registered_in UUID NOT NULL, 
	front_end_id UUID NOT NULL, 
	front_end_name TEXT NOT NULL, 
	person_id UUID NOT NULL, 
	member_id UUID, 
	client_id UUID, 
	scopes TEXT[] NOT NULL, 
	code_hash BYTEA, 
	code_challenge TEXT, 
	redirect_uri TEXT, 
	code_expires_at TIMESTAMP WITH TIME ZONE, 
	redeemed_at TIMESTAMP WITH TIME ZONE, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	expires_at TIMESTAMP WITH TIME ZONE, 
	ended_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_approval PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_approval_practice_id FOREIGN KEY(practice_id) REFERENCES practice (practice_id), 
	CONSTRAINT fk_approval_practice_id_member_id FOREIGN KEY(practice_id, member_id) REFERENCES member (practice_id, id), 
	CONSTRAINT fk_approval_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT ck_approval_member_or_client CHECK ((member_id IS NULL) <> (client_id IS NULL)), 
	CONSTRAINT ck_approval_code CHECK (num_nulls(code_hash, code_challenge, redirect_uri, code_expires_at) IN (0, 4)), 
	CONSTRAINT fk_approval_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
;;
CREATE INDEX ix_approval_found_by_code ON approval (code_hash)
;;
CREATE INDEX ix_approval_front_end ON approval (practice_id, front_end_id)
;;
CREATE INDEX ix_approval_person ON approval (practice_id, person_id)
;;
ALTER TABLE approval ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE approval FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON approval USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON approval TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON approval TO rapport_maint
;;
CREATE TABLE assignment (
	client_id UUID NOT NULL, 
	member_id UUID NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_assignment PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_assignment_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT fk_assignment_practice_id_member_id FOREIGN KEY(practice_id, member_id) REFERENCES member (practice_id, id), 
	CONSTRAINT uq_assignment_practice_id_client_id_member_id UNIQUE (practice_id, client_id, member_id)
)
;;
CREATE INDEX ix_assignment_member ON assignment (practice_id, member_id, client_id)
;;
ALTER TABLE assignment ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE assignment FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON assignment USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON assignment TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON assignment TO rapport_maint
;;
CREATE TABLE coach_call (
	client_id UUID NOT NULL, 
	held_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	noted_by TEXT NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_coach_call PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_coach_call_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id)
)
;;
CREATE INDEX ix_coach_call_client ON coach_call (practice_id, client_id, held_at)
;;
ALTER TABLE coach_call ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE coach_call FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON coach_call USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON coach_call TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON coach_call TO rapport_maint
;;
CREATE TABLE consent (
	client_id UUID NOT NULL, 
	kind TEXT NOT NULL, 
	granted_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	revoked_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_consent PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_consent_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT ck_consent_kind CHECK (kind IN ('names', 'notes', 'exports'))
)
;;
CREATE UNIQUE INDEX uq_consent_standing ON consent (practice_id, client_id, kind) WHERE revoked_at IS NULL
;;
ALTER TABLE consent ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE consent FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON consent USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON consent TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON consent TO rapport_maint
;;
CREATE TABLE day_plan (
	client_id UUID NOT NULL, 
	day DATE NOT NULL, 
	planned_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	next_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_day_plan PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_day_plan_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT uq_day_plan_practice_id_client_id UNIQUE (practice_id, client_id)
)
;;
CREATE INDEX ix_day_plan_due ON day_plan (next_at)
;;
ALTER TABLE day_plan ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE day_plan FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON day_plan USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON day_plan TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON day_plan TO rapport_maint
;;
CREATE TABLE former_secret (
	receiver_id UUID NOT NULL, 
	secret BYTEA NOT NULL, 
	signs_until TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_former_secret PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_former_secret_practice_id_receiver_id FOREIGN KEY(practice_id, receiver_id) REFERENCES receiver (practice_id, id)
)
;;
CREATE INDEX ix_former_secret_receiver ON former_secret (practice_id, receiver_id, id)
;;
ALTER TABLE former_secret ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE former_secret FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON former_secret USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, DELETE ON former_secret TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON former_secret TO rapport_maint
;;
CREATE TABLE front_end (
	name TEXT NOT NULL, 
	home_page TEXT, 
	auth_method TEXT NOT NULL, 
	secret_hash BYTEA, 
	redirect_uris TEXT[] NOT NULL, 
	grant_types TEXT[] NOT NULL, 
	scopes TEXT[] NOT NULL, 
	registered_by UUID NOT NULL, 
	verified_at TIMESTAMP WITH TIME ZONE, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	retired_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_front_end PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_front_end_practice_id FOREIGN KEY(practice_id) REFERENCES practice (practice_id), 
	CONSTRAINT fk_front_end_practice_id_registered_by FOREIGN KEY(practice_id, registered_by) REFERENCES member (practice_id, id), 
	CONSTRAINT ck_front_end_auth_method CHECK (auth_method IN ('none', 'client_secret_basic', 'client_secret_post')), 
	CONSTRAINT ck_front_end_secret CHECK ((auth_method = 'none') = (secret_hash IS NULL))
)
;;
CREATE INDEX ix_front_end_found_by_id ON front_end (id)
;;
ALTER TABLE front_end ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE front_end FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON front_end USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE (retired_at) ON front_end TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON front_end TO rapport_maint
;;
CREATE TABLE invitation (
	role TEXT NOT NULL, 
	client_id UUID, 
	email TEXT NOT NULL, 
	token_hash BYTEA NOT NULL, 
	invited_by UUID NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	accepted_at TIMESTAMP WITH TIME ZONE, 
	revoked_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_invitation PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_invitation_practice_id FOREIGN KEY(practice_id) REFERENCES practice (practice_id), 
	CONSTRAINT fk_invitation_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT fk_invitation_practice_id_invited_by FOREIGN KEY(practice_id, invited_by) REFERENCES member (practice_id, id), 
	CONSTRAINT ck_invitation_role CHECK (role IN ('owner', 'coach', 'assistant', 'client')), 
	CONSTRAINT ck_invitation_client CHECK ((role = 'client') = (client_id IS NOT NULL))
)
;;
CREATE INDEX ix_invitation_found_by_hash ON invitation (token_hash)
;;
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON invitation USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON invitation TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON invitation TO rapport_maint
;;
CREATE TABLE look (
	client_id UUID NOT NULL, 
	kind TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_look PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_look_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT ck_look_kind CHECK (kind IN ('names', 'notes', 'exports'))
)
;;
CREATE INDEX ix_look_client ON look (practice_id, client_id, at)
;;
ALTER TABLE look ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE look FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON look USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, DELETE ON look TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON look TO rapport_maint
;;
CREATE TABLE own_view (
	client_id UUID NOT NULL, 
	person_id UUID NOT NULL, 
	name TEXT NOT NULL, 
	email TEXT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	ended_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_own_view PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_own_view_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT fk_own_view_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
;;
CREATE INDEX ix_own_view_found_by_person ON own_view (person_id)
;;
CREATE UNIQUE INDEX uq_own_view_client ON own_view (practice_id, client_id) WHERE ended_at IS NULL
;;
CREATE UNIQUE INDEX uq_own_view_person ON own_view (practice_id, person_id) WHERE ended_at IS NULL
;;
ALTER TABLE own_view ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE own_view FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON own_view USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON own_view TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON own_view TO rapport_maint
;;
CREATE TABLE provider_attempt (
	provider_id UUID NOT NULL, 
	state_hash BYTEA NOT NULL, 
	browser_hash BYTEA NOT NULL, 
	luggage BYTEA NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	used_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_provider_attempt PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_provider_attempt_practice_id_provider_id FOREIGN KEY(practice_id, provider_id) REFERENCES identity_provider (practice_id, id) ON DELETE CASCADE, 
	CONSTRAINT uq_provider_attempt_practice_id_state_hash UNIQUE (practice_id, state_hash)
)
;;
CREATE INDEX ix_provider_attempt_provider ON provider_attempt (practice_id, provider_id)
;;
ALTER TABLE provider_attempt ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE provider_attempt FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON provider_attempt USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON provider_attempt TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON provider_attempt TO rapport_maint
;;
CREATE TABLE provider_proof (
	provider_id UUID NOT NULL, 
	code_hash BYTEA NOT NULL, 
	challenge TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	email TEXT NOT NULL, 
	is_fresh BOOLEAN NOT NULL, 
	proven_by TEXT NOT NULL, 
	proven_at TIMESTAMP WITH TIME ZONE, 
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_provider_proof PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_provider_proof_practice_id_provider_id FOREIGN KEY(practice_id, provider_id) REFERENCES identity_provider (practice_id, id) ON DELETE CASCADE, 
	CONSTRAINT uq_provider_proof_practice_id_code_hash UNIQUE (practice_id, code_hash)
)
;;
CREATE INDEX ix_provider_proof_provider ON provider_proof (practice_id, provider_id)
;;
ALTER TABLE provider_proof ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE provider_proof FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON provider_proof USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON provider_proof TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON provider_proof TO rapport_maint
;;
CREATE TABLE provider_tie (
	provider_id UUID NOT NULL, 
	subject TEXT NOT NULL, 
	person_id UUID NOT NULL, 
	member_id UUID, 
	client_id UUID, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	last_used_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_provider_tie PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_provider_tie_practice_id_provider_id FOREIGN KEY(practice_id, provider_id) REFERENCES identity_provider (practice_id, id) ON DELETE CASCADE, 
	CONSTRAINT fk_provider_tie_practice_id_member_id FOREIGN KEY(practice_id, member_id) REFERENCES member (practice_id, id), 
	CONSTRAINT fk_provider_tie_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT ck_provider_tie_member_or_client CHECK ((member_id IS NULL) <> (client_id IS NULL)), 
	CONSTRAINT uq_provider_tie_practice_id_provider_id_subject UNIQUE (practice_id, provider_id, subject), 
	CONSTRAINT uq_provider_tie_practice_id_provider_id_member_id UNIQUE (practice_id, provider_id, member_id), 
	CONSTRAINT uq_provider_tie_practice_id_provider_id_client_id UNIQUE (practice_id, provider_id, client_id), 
	CONSTRAINT fk_provider_tie_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
;;
ALTER TABLE provider_tie ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE provider_tie FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON provider_tie USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON provider_tie TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON provider_tie TO rapport_maint
;;
CREATE TABLE replay (
	receiver_id UUID NOT NULL, 
	since TIMESTAMP WITH TIME ZONE NOT NULL, 
	until TIMESTAMP WITH TIME ZONE NOT NULL, 
	events JSONB NOT NULL, 
	undelivered_only BOOLEAN NOT NULL, 
	found BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	reason JSONB, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	finished_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_replay PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_replay_practice_id_receiver_id FOREIGN KEY(practice_id, receiver_id) REFERENCES receiver (practice_id, id), 
	CONSTRAINT ck_replay_state CHECK (state IN ('running', 'done', 'stopped')), 
	CONSTRAINT ck_replay_finished_at CHECK ((state = 'running') = (finished_at IS NULL)), 
	CONSTRAINT ck_replay_reason CHECK ((state = 'stopped') = (reason IS NOT NULL))
)
;;
CREATE INDEX ix_replay_receiver ON replay (practice_id, receiver_id, id)
;;
CREATE UNIQUE INDEX uq_replay_running ON replay (practice_id, receiver_id) WHERE state = 'running'
;;
ALTER TABLE replay ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE replay FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON replay USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON replay TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON replay TO rapport_maint
;;
CREATE TABLE social_account (
	client_id UUID NOT NULL, 
	platform TEXT NOT NULL, 
	platform_account_id BIGINT, 
	handle TEXT NOT NULL, 
	name TEXT NOT NULL, 
	source TEXT NOT NULL, 
	route TEXT, 
	state TEXT NOT NULL, 
	state_reason TEXT, 
	missing_permissions JSONB NOT NULL, 
	unticked JSONB NOT NULL, 
	from_exports JSONB NOT NULL, 
	state_since TIMESTAMP WITH TIME ZONE NOT NULL, 
	doubted_at TIMESTAMP WITH TIME ZONE, 
	monthly_budget_micros BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	next_checkup_at TIMESTAMP WITH TIME ZONE, 
	subscribe_again_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_social_account PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_social_account_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT ck_social_account_platform CHECK (platform IN ('x', 'instagram', 'facebook')), 
	CONSTRAINT ck_social_account_source CHECK (source IN ('api', 'export')), 
	CONSTRAINT ck_social_account_state CHECK (state IN ('connected', 'needs_reconnect', 'disconnected')), 
	CONSTRAINT ck_social_account_state_reason CHECK (state_reason IN ('permissions_unticked', 'access_ends_soon', 'permission_refused', 'owner_must_act', 'app_blocked', 'account_unsupported', 'account_gone', 'another_account', 'account_private', 'revoked', 'expired', 'role_lost', 'permission_missing', 'removed_on_network', 'asked', 'export_only')), 
	CONSTRAINT ck_social_account_reason_given CHECK ((state = 'connected') = (state_reason IS NULL OR state_reason IN ('permissions_unticked', 'access_ends_soon', 'permission_refused', 'owner_must_act', 'app_blocked', 'account_unsupported', 'account_gone', 'another_account', 'account_private'))), 
	CONSTRAINT ck_social_account_route CHECK (route IN ('x', 'instagram', 'instagram_by_facebook', 'facebook')), 
	CONSTRAINT ck_social_account_route_of_network CHECK ((source = 'api') = (route IS NOT NULL)), 
	CONSTRAINT ck_social_account_known_when_connected CHECK (state = 'disconnected' OR platform_account_id IS NOT NULL), 
	CONSTRAINT ck_social_account_monthly_budget CHECK (monthly_budget_micros >= 0), 
	CONSTRAINT uq_social_account_practice_id_platform_platform_account_id UNIQUE (practice_id, platform, platform_account_id)
)
;;
CREATE INDEX ix_social_account_client ON social_account (practice_id, client_id, id)
;;
CREATE INDEX ix_social_account_due ON social_account (next_checkup_at) WHERE state = 'connected'
;;
CREATE INDEX ix_social_account_found_by_number ON social_account (platform_account_id) WHERE state = 'connected'
;;
CREATE INDEX ix_social_account_subscribing ON social_account (subscribe_again_at) WHERE state = 'connected'
;;
CREATE UNIQUE INDEX uq_social_account_unconfirmed ON social_account (practice_id, client_id, platform, lower(handle)) WHERE platform_account_id IS NULL
;;
ALTER TABLE social_account ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE social_account FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON social_account USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON social_account TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON social_account TO rapport_maint
;;
CREATE TABLE account_count (
	account_id UUID NOT NULL, 
	day DATE NOT NULL, 
	followers BIGINT, 
	following BIGINT, 
	posts BIGINT, 
	source TEXT NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_account_count PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_account_count_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_account_count_source CHECK (source IN ('api', 'export')), 
	CONSTRAINT uq_account_count_practice_id_account_id_day UNIQUE (practice_id, account_id, day)
)
;;
ALTER TABLE account_count ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE account_count FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON account_count USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_count TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_count TO rapport_maint
;;
CREATE TABLE account_grant (
	account_id UUID NOT NULL, 
	route TEXT NOT NULL, 
	granted_by TEXT, 
	access_token BYTEA NOT NULL, 
	refresh_token BYTEA, 
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	scopes JSONB NOT NULL, 
	granted_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	ended_at TIMESTAMP WITH TIME ZONE, 
	renew_at TIMESTAMP WITH TIME ZONE, 
	warned_days BIGINT, 
	lease_until TIMESTAMP WITH TIME ZONE, 
	lease_fence BIGINT DEFAULT '0' NOT NULL, 
	refresh_again_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_account_grant PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_account_grant_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_account_grant_route CHECK (route IN ('x', 'instagram', 'instagram_by_facebook', 'facebook')), 
	CONSTRAINT uq_account_grant_practice_id_account_id_route UNIQUE (practice_id, account_id, route)
)
;;
CREATE INDEX ix_account_grant_to_renew ON account_grant (renew_at) WHERE renew_at IS NOT NULL
;;
ALTER TABLE account_grant ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE account_grant FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON account_grant USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_grant TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_grant TO rapport_maint
;;
CREATE TABLE account_grantor (
	account_id UUID NOT NULL, 
	route TEXT NOT NULL, 
	person TEXT NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_account_grantor PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_account_grantor_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_account_grantor_route CHECK (route IN ('x', 'instagram', 'instagram_by_facebook', 'facebook')), 
	CONSTRAINT uq_account_grantor_practice_id_account_id_route_person UNIQUE (practice_id, account_id, route, person)
)
;;
CREATE INDEX ix_account_grantor_found_by_person ON account_grantor (route, person)
;;
ALTER TABLE account_grantor ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE account_grantor FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON account_grantor USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_grantor TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_grantor TO rapport_maint
;;
CREATE TABLE account_notice (
	account_id UUID NOT NULL, 
	key_mark BYTEA NOT NULL, 
	kind TEXT NOT NULL, 
	profile_id BIGINT, 
	handle TEXT, 
	post_id BIGINT, 
	comment_id BIGINT, 
	happened_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	heard_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	heeded_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_account_notice PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_account_notice_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_account_notice_kind CHECK (kind IN ('comment', 'reaction', 'mention', 'access_lost', 'access_given')), 
	CONSTRAINT ck_account_notice_only_a_mark_stays CHECK (heeded_at IS NULL OR kind = 'mention' OR (profile_id IS NULL AND handle IS NULL AND post_id IS NULL)), 
	CONSTRAINT ck_account_notice_comment CHECK (comment_id IS NULL OR kind = 'mention'), 
	CONSTRAINT uq_account_notice_practice_id_account_id_key_mark UNIQUE (practice_id, account_id, key_mark)
)
;;
CREATE INDEX ix_account_notice_unheeded ON account_notice (practice_id, account_id) WHERE heeded_at IS NULL
;;
ALTER TABLE account_notice ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE account_notice FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON account_notice USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_notice TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_notice TO rapport_maint
;;
CREATE TABLE audience_report (
	account_id UUID NOT NULL, 
	taken_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	model_version TEXT NOT NULL, 
	quality JSONB, 
	engagers JSONB, 
	picture JSONB, 
	ledger JSONB, 
	texts JSONB, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_audience_report PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_audience_report_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_audience_report_one_audience CHECK ((quality IS NULL) <> (engagers IS NULL))
)
;;
CREATE INDEX ix_audience_report_taken ON audience_report (practice_id, account_id, taken_at)
;;
ALTER TABLE audience_report ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE audience_report FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON audience_report USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON audience_report TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON audience_report TO rapport_maint
;;
CREATE TABLE calibration (
	account_id UUID NOT NULL, 
	answers INTEGER NOT NULL, 
	by_facets JSONB NOT NULL, 
	per_score INTEGER NOT NULL, 
	per_fit INTEGER NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_calibration PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_calibration_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT uq_calibration_practice_id_account_id UNIQUE (practice_id, account_id)
)
;;
ALTER TABLE calibration ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE calibration FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON calibration USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON calibration TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON calibration TO rapport_maint
;;
CREATE TABLE circle_place (
	client_id UUID NOT NULL, 
	account_id UUID NOT NULL, 
	profile_id BIGINT NOT NULL, 
	chosen_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_circle_place PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_circle_place_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT fk_circle_place_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT uq_circle_place_practice_id_account_id_profile_id UNIQUE (practice_id, account_id, profile_id)
)
;;
CREATE INDEX ix_circle_place_client ON circle_place (practice_id, client_id)
;;
ALTER TABLE circle_place ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE circle_place FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON circle_place USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON circle_place TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON circle_place TO rapport_maint
;;
CREATE TABLE connect_link (
	token_hash BYTEA NOT NULL, 
	client_id UUID NOT NULL, 
	platform TEXT NOT NULL, 
	account_id UUID, 
	return_to TEXT, 
	made_by TEXT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	used_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_connect_link PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_connect_link_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT fk_connect_link_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_connect_link_platform CHECK (platform IN ('x', 'instagram', 'facebook'))
)
;;
CREATE INDEX ix_connect_link_found_by_hash ON connect_link (token_hash)
;;
ALTER TABLE connect_link ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE connect_link FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON connect_link USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON connect_link TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON connect_link TO rapport_maint
;;
CREATE TABLE contact (
	account_id UUID NOT NULL, 
	profile_id BIGINT NOT NULL, 
	handle TEXT NOT NULL, 
	stars SMALLINT, 
	stands_as TEXT, 
	learned TEXT, 
	learned_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_contact PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_contact_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_contact_stars CHECK (stars BETWEEN 1 AND 5), 
	CONSTRAINT ck_contact_stands_as CHECK (stands_as IN ('prospect', 'peer', 'friend')), 
	CONSTRAINT ck_contact_learned CHECK ((learned IS NULL) = (learned_at IS NULL)), 
	CONSTRAINT uq_contact_practice_id_account_id_profile_id UNIQUE (practice_id, account_id, profile_id)
)
;;
ALTER TABLE contact ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE contact FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON contact USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON contact TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON contact TO rapport_maint
;;
CREATE TABLE conversation (
	account_id UUID NOT NULL, 
	profile_id BIGINT NOT NULL, 
	handle TEXT NOT NULL, 
	turns_theirs INTEGER NOT NULL, 
	turns_ours INTEGER NOT NULL, 
	last_theirs_at TIMESTAMP WITH TIME ZONE, 
	last_ours_at TIMESTAMP WITH TIME ZONE, 
	awaiting_since TIMESTAMP WITH TIME ZONE, 
	last_post_id BIGINT, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_conversation PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_conversation_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT uq_conversation_practice_id_account_id_profile_id UNIQUE (practice_id, account_id, profile_id)
)
;;
CREATE INDEX ix_conversation_awaiting ON conversation (practice_id, account_id, awaiting_since)
;;
ALTER TABLE conversation ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE conversation FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON conversation USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON conversation TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON conversation TO rapport_maint
;;
CREATE TABLE declared_event (
	account_id UUID NOT NULL, 
	kind TEXT NOT NULL, 
	starts_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	ends_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	note TEXT NOT NULL, 
	explains JSONB NOT NULL, 
	declared_by TEXT NOT NULL, 
	by_client BOOLEAN NOT NULL, 
	declared_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	withdrawn_at TIMESTAMP WITH TIME ZONE, 
	withdrawn_by TEXT, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_declared_event PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_declared_event_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_declared_event_kind CHECK (kind IN ('giveaway', 'challenge', 'press', 'starter_pack')), 
	CONSTRAINT ck_declared_event_takes_time CHECK (starts_at < ends_at), 
	CONSTRAINT ck_declared_event_withdrawn_by_somebody CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
)
;;
CREATE INDEX ix_declared_event_account ON declared_event (practice_id, account_id, starts_at)
;;
ALTER TABLE declared_event ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE declared_event FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON declared_event USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON declared_event TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON declared_event TO rapport_maint
;;
CREATE TABLE delivery (
	alert_id UUID NOT NULL, 
	receiver_id UUID NOT NULL, 
	replay BIGINT NOT NULL, 
	replay_id UUID, 
	state TEXT NOT NULL, 
	reason JSONB, 
	attempts BIGINT NOT NULL, 
	next_attempt_at TIMESTAMP WITH TIME ZONE, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_delivery PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_delivery_practice_id_alert_id FOREIGN KEY(practice_id, alert_id) REFERENCES alert (practice_id, id), 
	CONSTRAINT fk_delivery_practice_id_receiver_id FOREIGN KEY(practice_id, receiver_id) REFERENCES receiver (practice_id, id), 
	CONSTRAINT fk_delivery_practice_id_replay_id FOREIGN KEY(practice_id, replay_id) REFERENCES replay (practice_id, id), 
	CONSTRAINT uq_delivery_practice_id_alert_id_receiver_id_replay UNIQUE (practice_id, alert_id, receiver_id, replay), 
	CONSTRAINT ck_delivery_state CHECK (state IN ('pending', 'delivered', 'failed')), 
	CONSTRAINT ck_delivery_next_attempt_at CHECK ((state = 'pending') = (next_attempt_at IS NOT NULL))
)
;;
CREATE INDEX ix_delivery_receiver ON delivery (practice_id, receiver_id, id)
;;
CREATE UNIQUE INDEX uq_delivery_replay ON delivery (practice_id, replay_id, alert_id) WHERE replay_id IS NOT NULL
;;
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE delivery FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON delivery USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery TO rapport_maint
;;
CREATE TABLE finding (
	account_id UUID NOT NULL, 
	client_id UUID NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	subject_profile_id BIGINT, 
	recognition_key TEXT NOT NULL, 
	verdict JSONB NOT NULL, 
	state TEXT NOT NULL, 
	first_seen_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	last_seen_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	state_since TIMESTAMP WITH TIME ZONE NOT NULL, 
	cleared_because TEXT, 
	dismissal_reason TEXT, 
	dismissed_by TEXT, 
	coach_from TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_finding PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_finding_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT fk_finding_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT ck_finding_subject CHECK (subject IN ('own_account', 'follower', 'engager')), 
	CONSTRAINT ck_finding_state CHECK (state IN ('open', 'dismissed', 'cleared')), 
	CONSTRAINT ck_finding_cleared_because CHECK (cleared_because IN ('stayed_away', 'wrong', 'explained', 'declared_event')), 
	CONSTRAINT ck_finding_cleared_because_of_something CHECK ((state = 'cleared') = (cleared_because IS NOT NULL)), 
	CONSTRAINT uq_finding_practice_id_account_id_recognition_key UNIQUE (practice_id, account_id, recognition_key)
)
;;
CREATE INDEX ix_finding_client ON finding (practice_id, client_id, last_seen_at)
;;
ALTER TABLE finding ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE finding FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON finding USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON finding TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON finding TO rapport_maint
;;
CREATE TABLE follow_notice (
	account_id UUID NOT NULL, 
	event_id TEXT NOT NULL, 
	side TEXT NOT NULL, 
	profile_id BIGINT NOT NULL, 
	change SMALLINT NOT NULL, 
	heard_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	kept_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	cost_micros BIGINT NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_follow_notice PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_follow_notice_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_follow_notice_side CHECK (side IN ('followers', 'following')), 
	CONSTRAINT ck_follow_notice_change CHECK (change IN (-1, 1)), 
	CONSTRAINT uq_follow_notice_practice_id_account_id_event_id UNIQUE (practice_id, account_id, event_id)
)
;;
CREATE INDEX ix_follow_notice_heard ON follow_notice (practice_id, account_id, heard_at)
;;
ALTER TABLE follow_notice ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE follow_notice FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON follow_notice USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON follow_notice TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON follow_notice TO rapport_maint
;;
CREATE TABLE handle_change (
	account_id UUID NOT NULL, 
	old_handle TEXT NOT NULL, 
	new_handle TEXT, 
	taken_over_by BIGINT, 
	seen_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source TEXT NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_handle_change PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_handle_change_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_handle_change_something_changed CHECK (new_handle IS NOT NULL OR taken_over_by IS NOT NULL), 
	CONSTRAINT ck_handle_change_source CHECK (source IN ('consent', 'checkup'))
)
;;
CREATE INDEX ix_handle_change_account ON handle_change (practice_id, account_id, id)
;;
ALTER TABLE handle_change ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE handle_change FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON handle_change USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON handle_change TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON handle_change TO rapport_maint
;;
CREATE TABLE kept_flag (
	account_id UUID NOT NULL, 
	profile_id BIGINT NOT NULL, 
	found_in TEXT NOT NULL, 
	code TEXT NOT NULL, 
	masked TEXT NOT NULL, 
	sureness TEXT NOT NULL, 
	text_mark BIGINT, 
	first_seen_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	last_seen_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	dismissed_at TIMESTAMP WITH TIME ZONE, 
	dismissed_by TEXT, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_kept_flag PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_kept_flag_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_kept_flag_found_in CHECK (found_in IN ('profile', 'comment')), 
	CONSTRAINT ck_kept_flag_dismissed_by_somebody CHECK ((dismissed_at IS NULL) = (dismissed_by IS NULL)), 
	CONSTRAINT uq_kept_flag_practice_id_account_id_profile_id_found_in_code UNIQUE (practice_id, account_id, profile_id, found_in, code)
)
;;
ALTER TABLE kept_flag ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE kept_flag FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON kept_flag USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_flag TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_flag TO rapport_maint
;;
CREATE TABLE kept_person (
	account_id UUID NOT NULL, 
	profile_id BIGINT NOT NULL, 
	handle TEXT NOT NULL, 
	kept_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	kept_by TEXT NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_kept_person PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_kept_person_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT uq_kept_person_practice_id_account_id_profile_id UNIQUE (practice_id, account_id, profile_id)
)
;;
ALTER TABLE kept_person ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE kept_person FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON kept_person USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_person TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_person TO rapport_maint
;;
CREATE TABLE listening (
	account_id UUID NOT NULL, 
	platform TEXT NOT NULL, 
	number BIGINT NOT NULL, 
	asked_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	since TIMESTAMP WITH TIME ZONE, 
	confirmed_at TIMESTAMP WITH TIME ZONE, 
	until TIMESTAMP WITH TIME ZONE, 
	ended_because TEXT, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_listening PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_listening_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_listening_platform CHECK (platform IN ('x')), 
	CONSTRAINT ck_listening_reason_given CHECK ((until IS NULL) = (ended_because IS NULL))
)
;;
CREATE INDEX ix_listening_open ON listening (platform, number) WHERE until IS NULL
;;
CREATE UNIQUE INDEX uq_listening_open ON listening (practice_id, account_id) WHERE until IS NULL
;;
ALTER TABLE listening ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE listening FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON listening USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON listening TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON listening TO rapport_maint
;;
CREATE TABLE post_mark (
	account_id UUID NOT NULL, 
	post_id BIGINT NOT NULL, 
	posted_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	characters BIGINT NOT NULL, 
	runs BYTEA NOT NULL, 
	links BYTEA NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_post_mark PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_post_mark_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT uq_post_mark_practice_id_account_id_post_id UNIQUE (practice_id, account_id, post_id)
)
;;
CREATE INDEX ix_post_mark_posted ON post_mark (practice_id, account_id, posted_at)
;;
ALTER TABLE post_mark ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE post_mark FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON post_mark USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON post_mark TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON post_mark TO rapport_maint
;;
CREATE TABLE quality_roll (
	account_id UUID NOT NULL, 
	taken_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	ids BYTEA NOT NULL, 
	why BYTEA NOT NULL, 
	counted BIGINT NOT NULL, 
	model_version TEXT NOT NULL, 
	market TEXT NOT NULL, 
	source TEXT NOT NULL, 
	complete BOOLEAN NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_quality_roll PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_quality_roll_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_quality_roll_source CHECK (source IN ('api', 'export', 'platform_events')), 
	CONSTRAINT uq_quality_roll_practice_id_account_id UNIQUE (practice_id, account_id)
)
;;
ALTER TABLE quality_roll ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE quality_roll FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON quality_roll USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON quality_roll TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON quality_roll TO rapport_maint
;;
CREATE TABLE settings_attestation (
	account_id UUID NOT NULL, 
	setting TEXT NOT NULL, 
	value TEXT NOT NULL, 
	as_of TIMESTAMP WITH TIME ZONE NOT NULL, 
	said_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	said_by TEXT NOT NULL, 
	said_as TEXT NOT NULL, 
	verdict JSONB, 
	verdict_before JSONB, 
	coach_from TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_settings_attestation PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_settings_attestation_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_settings_attestation_setting CHECK (setting IN ('auto_follow', 'follow_back', 'auto_unfollow', 'auto_message', 'auto_comment')), 
	CONSTRAINT ck_settings_attestation_value CHECK (value IN ('off', 'on', 'unsure')), 
	CONSTRAINT ck_settings_attestation_said_as CHECK (said_as IN ('owner', 'coach', 'client')), 
	CONSTRAINT ck_settings_attestation_not_ahead CHECK (as_of <= said_at)
)
;;
CREATE INDEX ix_settings_attestation_account ON settings_attestation (practice_id, account_id, setting, id)
;;
ALTER TABLE settings_attestation ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE settings_attestation FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON settings_attestation USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON settings_attestation TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON settings_attestation TO rapport_maint
;;
CREATE TABLE snapshot (
	account_id UUID NOT NULL, 
	side TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	sampling TEXT NOT NULL, 
	complete BOOLEAN NOT NULL, 
	read INTEGER NOT NULL, 
	total INTEGER, 
	taken_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	ids BYTEA, 
	arrived INTEGER NOT NULL, 
	"left" INTEGER NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_snapshot PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_snapshot_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_snapshot_side CHECK (side IN ('followers', 'following')), 
	CONSTRAINT ck_snapshot_source CHECK (source IN ('api', 'export', 'platform_events')), 
	CONSTRAINT ck_snapshot_sampling CHECK (sampling IN ('full', 'newest_first', 'random')), 
	CONSTRAINT uq_snapshot_practice_id_account_id_side_number UNIQUE (practice_id, account_id, side, number)
)
;;
ALTER TABLE snapshot ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE snapshot FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON snapshot USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON snapshot TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON snapshot TO rapport_maint
;;
CREATE TABLE sorting_card (
	account_id UUID NOT NULL, 
	profile_id BIGINT NOT NULL, 
	dealt_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	stratum TEXT NOT NULL, 
	look INTEGER NOT NULL, 
	answer TEXT, 
	answered_at TIMESTAMP WITH TIME ZONE, 
	tap INTEGER, 
	earlier JSONB NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_sorting_card PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_sorting_card_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_sorting_card_answer CHECK (answer IN ('fits', 'friend', 'peer', 'not_for_me', 'unsure')), 
	CONSTRAINT ck_sorting_card_stratum CHECK (stratum IN ('flagged', 'in_touch', 'newcomer', 'fitting', 'mutual', 'quiet', 'other')), 
	CONSTRAINT uq_sorting_card_practice_id_account_id_profile_id UNIQUE (practice_id, account_id, profile_id)
)
;;
ALTER TABLE sorting_card ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE sorting_card FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON sorting_card USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON sorting_card TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON sorting_card TO rapport_maint
;;
CREATE TABLE task (
	client_id UUID NOT NULL, 
	account_id UUID, 
	kind TEXT NOT NULL, 
	task_key TEXT NOT NULL, 
	day DATE NOT NULL, 
	rank INTEGER NOT NULL, 
	minutes INTEGER NOT NULL, 
	subject_profile_id BIGINT, 
	params JSONB NOT NULL, 
	state TEXT NOT NULL, 
	decided_at TIMESTAMP WITH TIME ZONE, 
	decided_by TEXT, 
	skip_reason TEXT, 
	snoozed_until DATE, 
	offered_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_task PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_task_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT fk_task_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_task_kind CHECK (kind IN ('reply', 'try_out', 'touch', 'weed_out', 'look', 'comment', 'learn', 'market', 'time', 'setting', 'name')), 
	CONSTRAINT ck_task_state CHECK (state IN ('offered', 'accepted', 'done', 'skipped', 'snoozed', 'lapsed')), 
	CONSTRAINT ck_task_snoozed CHECK ((state = 'snoozed') = (snoozed_until IS NOT NULL)), 
	CONSTRAINT ck_task_decided CHECK ((decided_by IS NULL) = (decided_at IS NULL)), 
	CONSTRAINT uq_task_practice_id_client_id_task_key UNIQUE (practice_id, client_id, task_key)
)
;;
CREATE INDEX ix_task_day ON task (practice_id, client_id, day, id)
;;
ALTER TABLE task ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE task FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON task USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON task TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON task TO rapport_maint
;;
CREATE TABLE token (
	kind TEXT NOT NULL, 
	hash BYTEA NOT NULL, 
	person_id UUID NOT NULL, 
	member_id UUID, 
	client_id UUID, 
	approval_id UUID, 
	scopes TEXT[], 
	label TEXT NOT NULL, 
	proven_by TEXT, 
	proven_at TIMESTAMP WITH TIME ZONE, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	expires_at TIMESTAMP WITH TIME ZONE, 
	last_used_at TIMESTAMP WITH TIME ZONE, 
	revoked_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_token PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_token_practice_id_member_id FOREIGN KEY(practice_id, member_id) REFERENCES member (practice_id, id), 
	CONSTRAINT fk_token_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT ck_token_kind CHECK (kind IN ('session', 'api_key', 'browser', 'second_step', 'registration', 'access', 'refresh')), 
	CONSTRAINT ck_token_proven_by CHECK (proven_by IN ('password', 'provider', 'provider_factors', 'code', 'recovery_code', 'passkey')), 
	CONSTRAINT fk_token_practice_id_approval_id FOREIGN KEY(practice_id, approval_id) REFERENCES approval (practice_id, id), 
	CONSTRAINT ck_token_approval CHECK ((kind IN ('access', 'refresh')) = (approval_id IS NOT NULL)), 
	CONSTRAINT ck_token_scopes CHECK ((approval_id IS NULL) = (scopes IS NULL)), 
	CONSTRAINT ck_token_member_or_client CHECK ((member_id IS NULL) <> (client_id IS NULL)), 
	CONSTRAINT fk_token_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
;;
CREATE INDEX ix_token_approval ON token (practice_id, approval_id)
;;
CREATE INDEX ix_token_found_by_hash ON token (hash)
;;
CREATE INDEX ix_token_member ON token (practice_id, member_id)
;;
ALTER TABLE token ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE token FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON token USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON token TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON token TO rapport_maint
;;
CREATE TABLE touch (
	account_id UUID NOT NULL, 
	profile_id BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	words TEXT, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	noted_by TEXT NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_touch PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_touch_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_touch_kind CHECK (kind IN ('comment', 'message', 'met', 'call', 'note'))
)
;;
CREATE INDEX ix_touch_person ON touch (practice_id, account_id, profile_id, at, id)
;;
ALTER TABLE touch ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE touch FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON touch USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON touch TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON touch TO rapport_maint
;;
CREATE TABLE try_out (
	account_id UUID NOT NULL, 
	profile_id BIGINT NOT NULL, 
	handle TEXT NOT NULL, 
	opened_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	opened_because TEXT NOT NULL, 
	due_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	extended INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	decided_at TIMESTAMP WITH TIME ZONE, 
	decided_by TEXT, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_try_out PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_try_out_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_try_out_opened_because CHECK (opened_because IN ('followed', 'chosen')), 
	CONSTRAINT ck_try_out_state CHECK (state IN ('open', 'kept', 'dropped')), 
	CONSTRAINT ck_try_out_decided CHECK ((state = 'open') = (decided_at IS NULL))
)
;;
CREATE INDEX ix_try_out_due ON try_out (practice_id, account_id, state, due_at, id)
;;
CREATE UNIQUE INDEX uq_try_out_open ON try_out (practice_id, account_id, profile_id) WHERE state = 'open'
;;
ALTER TABLE try_out ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE try_out FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON try_out USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON try_out TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON try_out TO rapport_maint
;;
CREATE TABLE weed_out (
	account_id UUID NOT NULL, 
	month DATE NOT NULL, 
	state TEXT NOT NULL, 
	drafted_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	seen_at TIMESTAMP WITH TIME ZONE, 
	forecast JSONB, 
	approved_at TIMESTAMP WITH TIME ZONE, 
	approved_by TEXT, 
	closed_at TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_weed_out PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_weed_out_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_weed_out_state CHECK (state IN ('awaiting_approval', 'open', 'closed')), 
	CONSTRAINT ck_weed_out_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL)), 
	CONSTRAINT uq_weed_out_practice_id_account_id_month UNIQUE (practice_id, account_id, month)
)
;;
ALTER TABLE weed_out ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE weed_out FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON weed_out USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON weed_out TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON weed_out TO rapport_maint
;;
CREATE TABLE attempt (
	delivery_id UUID NOT NULL, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	url TEXT NOT NULL, 
	request_headers JSONB NOT NULL, 
	request_start TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	status BIGINT, 
	reply_headers JSONB NOT NULL, 
	reply_start TEXT NOT NULL, 
	duration_ms BIGINT NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_attempt PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_attempt_practice_id_delivery_id FOREIGN KEY(practice_id, delivery_id) REFERENCES delivery (practice_id, id), 
	CONSTRAINT ck_attempt_status CHECK ((outcome = 'answered') = (status IS NOT NULL))
)
;;
CREATE INDEX ix_attempt_at ON attempt (practice_id, at)
;;
CREATE INDEX ix_attempt_delivery ON attempt (practice_id, delivery_id, id)
;;
ALTER TABLE attempt ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE attempt FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON attempt USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, DELETE ON attempt TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON attempt TO rapport_maint
;;
CREATE TABLE checkup (
	account_id UUID NOT NULL, 
	asked_by TEXT NOT NULL, 
	asked_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source TEXT NOT NULL, 
	state TEXT NOT NULL, 
	plan JSONB, 
	owner JSONB, 
	stage TEXT NOT NULL, 
	people_read INTEGER NOT NULL, 
	people_total INTEGER, 
	spent_micros BIGINT NOT NULL, 
	waiting_until TIMESTAMP WITH TIME ZONE, 
	waiting_reason JSONB, 
	started_at TIMESTAMP WITH TIME ZONE, 
	finished_at TIMESTAMP WITH TIME ZONE, 
	failure JSONB, 
	report_id UUID, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_checkup PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_checkup_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT fk_checkup_practice_id_report_id FOREIGN KEY(practice_id, report_id) REFERENCES audience_report (practice_id, id), 
	CONSTRAINT ck_checkup_state CHECK (state IN ('queued', 'reading', 'waiting', 'judging', 'done', 'failed'))
)
;;
CREATE INDEX ix_checkup_account ON checkup (practice_id, account_id, asked_at)
;;
CREATE UNIQUE INDEX uq_checkup_running ON checkup (practice_id, account_id) WHERE state NOT IN ('done', 'failed')
;;
ALTER TABLE checkup ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE checkup FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON checkup USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON checkup TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON checkup TO rapport_maint
;;
CREATE TABLE connect_attempt (
	state_hash BYTEA NOT NULL, 
	browser_hash BYTEA NOT NULL, 
	link_id UUID NOT NULL, 
	route TEXT NOT NULL, 
	verifier BYTEA NOT NULL, 
	redirect_uri TEXT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	used_at TIMESTAMP WITH TIME ZONE, 
	opened BYTEA, 
	choose_until TIMESTAMP WITH TIME ZONE, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_connect_attempt PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_connect_attempt_practice_id_link_id FOREIGN KEY(practice_id, link_id) REFERENCES connect_link (practice_id, id), 
	CONSTRAINT ck_connect_attempt_route CHECK (route IN ('x', 'instagram', 'instagram_by_facebook', 'facebook'))
)
;;
CREATE INDEX ix_connect_attempt_found_by_state ON connect_attempt (state_hash)
;;
ALTER TABLE connect_attempt ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE connect_attempt FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON connect_attempt USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON connect_attempt TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON connect_attempt TO rapport_maint
;;
CREATE TABLE finding_answer (
	finding_id UUID NOT NULL, 
	answer TEXT NOT NULL, 
	words TEXT, 
	given_by TEXT NOT NULL, 
	by_client BOOLEAN NOT NULL, 
	given_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_finding_answer PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_finding_answer_practice_id_finding_id FOREIGN KEY(practice_id, finding_id) REFERENCES finding (practice_id, id) ON DELETE CASCADE, 
	CONSTRAINT ck_finding_answer_answer CHECK (answer IN ('accepted', 'wrong', 'explained'))
)
;;
CREATE INDEX ix_finding_answer_finding ON finding_answer (practice_id, finding_id, given_at)
;;
ALTER TABLE finding_answer ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE finding_answer FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON finding_answer USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON finding_answer TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON finding_answer TO rapport_maint
;;
CREATE TABLE weed_out_person (
	weed_out_id UUID NOT NULL, 
	account_id UUID NOT NULL, 
	profile_id BIGINT NOT NULL, 
	handle TEXT NOT NULL, 
	because JSONB NOT NULL, 
	step INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	state_since TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_weed_out_person PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_weed_out_person_practice_id_weed_out_id FOREIGN KEY(practice_id, weed_out_id) REFERENCES weed_out (practice_id, id), 
	CONSTRAINT fk_weed_out_person_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT ck_weed_out_person_state CHECK (state IN ('proposed', 'spared', 'unfollowed', 'gone')), 
	CONSTRAINT uq_weed_out_person_practice_id_weed_out_id_profile_id UNIQUE (practice_id, weed_out_id, profile_id)
)
;;
CREATE INDEX ix_weed_out_person_account ON weed_out_person (practice_id, account_id, profile_id)
;;
ALTER TABLE weed_out_person ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE weed_out_person FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON weed_out_person USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON weed_out_person TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON weed_out_person TO rapport_maint
;;
CREATE TABLE handed_in_export (
	client_id UUID NOT NULL, 
	account_id UUID, 
	checkup_id UUID, 
	link_id UUID, 
	platform TEXT NOT NULL, 
	handle TEXT NOT NULL, 
	first_of_account BOOLEAN NOT NULL, 
	refusal JSONB, 
	size BIGINT NOT NULL, 
	handed_in_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	followers_shown BIGINT, 
	with_messages BOOLEAN NOT NULL, 
	report JSONB, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_handed_in_export PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_handed_in_export_practice_id_client_id FOREIGN KEY(practice_id, client_id) REFERENCES client (practice_id, id), 
	CONSTRAINT fk_handed_in_export_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT fk_handed_in_export_practice_id_checkup_id FOREIGN KEY(practice_id, checkup_id) REFERENCES checkup (practice_id, id), 
	CONSTRAINT fk_handed_in_export_practice_id_link_id FOREIGN KEY(practice_id, link_id) REFERENCES connect_link (practice_id, id), 
	CONSTRAINT ck_handed_in_export_of_an_account_or_refused CHECK (num_nulls(account_id, checkup_id) = num_nonnulls(refusal) * 2)
)
;;
CREATE INDEX ix_handed_in_export_checkup ON handed_in_export (practice_id, checkup_id)
;;
CREATE INDEX ix_handed_in_export_client ON handed_in_export (practice_id, client_id, id)
;;
CREATE INDEX ix_handed_in_export_link ON handed_in_export (practice_id, link_id, id)
;;
ALTER TABLE handed_in_export ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE handed_in_export FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON handed_in_export USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON handed_in_export TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON handed_in_export TO rapport_maint
;;
CREATE TABLE export_upload (
	account_id UUID, 
	link_id UUID, 
	export_id UUID, 
	file_name TEXT NOT NULL, 
	length BIGINT NOT NULL, 
	received BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	practice_id UUID NOT NULL, 
	id UUID NOT NULL, 
	CONSTRAINT pk_export_upload PRIMARY KEY (practice_id, id), 
	CONSTRAINT fk_export_upload_practice_id_account_id FOREIGN KEY(practice_id, account_id) REFERENCES social_account (practice_id, id), 
	CONSTRAINT fk_export_upload_practice_id_link_id FOREIGN KEY(practice_id, link_id) REFERENCES connect_link (practice_id, id), 
	CONSTRAINT fk_export_upload_practice_id_export_id FOREIGN KEY(practice_id, export_id) REFERENCES handed_in_export (practice_id, id), 
	CONSTRAINT ck_export_upload_one_holder CHECK ((account_id IS NULL) <> (link_id IS NULL)), 
	CONSTRAINT ck_export_upload_received CHECK (received BETWEEN 0 AND length)
)
;;
CREATE INDEX ix_export_upload_account ON export_upload (practice_id, account_id)
;;
CREATE INDEX ix_export_upload_export ON export_upload (practice_id, export_id)
;;
CREATE INDEX ix_export_upload_link ON export_upload (practice_id, link_id)
;;
ALTER TABLE export_upload ENABLE ROW LEVEL SECURITY
;;
ALTER TABLE export_upload FORCE ROW LEVEL SECURITY
;;
CREATE POLICY own_practice ON export_upload USING (practice_id = nullif(current_setting('app.practice', true), '')::uuid) WITH CHECK (practice_id = nullif(current_setting('app.practice', true), '')::uuid)
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON export_upload TO rapport_app
;;
GRANT SELECT, INSERT, UPDATE, DELETE ON export_upload TO rapport_maint
;;
CREATE FUNCTION due_jobs_v1(p_kinds text[], p_now timestamptz, p_limit bigint) RETURNS TABLE (practice_id uuid, id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY
  SELECT due.practice_id, due.id FROM (
    SELECT j.practice_id, j.id, row_number() OVER (PARTITION BY j.practice_id ORDER BY j.due_at) AS turn
    FROM job j WHERE j.due_at <= p_now AND j.kind = ANY(p_kinds)
      AND (j.state = 'queued' OR j.state = 'running' AND j.lease_until < p_now)
  ) due ORDER BY due.turn LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION due_jobs_v1(text[], timestamptz, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION due_jobs_v1(text[], timestamptz, bigint) TO rapport_app
;;
GRANT SELECT (practice_id, id, kind, due_at, state, lease_until) ON job TO rapport_finder
;;
ALTER FUNCTION due_jobs_v1(text[], timestamptz, bigint) OWNER TO rapport_finder
;;
CREATE FUNCTION claim_job_v1(p_practice uuid, p_job uuid, p_kinds text[], p_now timestamptz, p_lease interval) RETURNS TABLE (kind text, subject_id uuid, fence bigint, attempt bigint, checkpoint jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  UPDATE job j SET state = 'running', fence = j.fence + 1, attempt = j.attempt + 1, lease_until = p_now + p_lease
  WHERE j.practice_id = p_practice AND j.id = p_job AND j.kind = ANY(p_kinds) AND j.due_at <= p_now
    AND (j.state = 'queued' OR j.state = 'running' AND j.lease_until < p_now)
  RETURNING j.kind, j.subject_id, j.fence, j.attempt, j.checkpoint;
END
$body$
;;
REVOKE ALL ON FUNCTION claim_job_v1(uuid, uuid, text[], timestamptz, interval) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION claim_job_v1(uuid, uuid, text[], timestamptz, interval) TO rapport_app
;;
CREATE FUNCTION renew_job_v1(p_practice uuid, p_job uuid, p_fence bigint, p_until timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
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
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
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
;;
CREATE FUNCTION sealed_practice_v1() RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN (SELECT d.practice_id FROM data_key d ORDER BY d.practice_id LIMIT 1);
END
$body$
;;
REVOKE ALL ON FUNCTION sealed_practice_v1() FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION sealed_practice_v1() TO rapport_app
;;
GRANT SELECT (practice_id) ON data_key TO rapport_finder
;;
ALTER FUNCTION sealed_practice_v1() OWNER TO rapport_finder
;;
CREATE FUNCTION find_identity_v2(p_hash bytea, p_now timestamptz) RETURNS TABLE (practice_id uuid, person_id uuid, member_id uuid, client_id uuid, role text, token_id uuid, last_used_at timestamptz, tier text, front_end_id uuid, scopes text[], kind text, proven_by text, proven_at timestamptz, has_factor boolean, demanded_of text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY
  SELECT t.practice_id, t.person_id, t.member_id, t.client_id, coalesce(m.role, 'client'), t.id, t.last_used_at,
    p.tier, f.id, t.scopes, t.kind, t.proven_by, t.proven_at,
    EXISTS (SELECT FROM authenticator_app g
      WHERE g.practice_id = t.practice_id AND g.person_id = t.person_id AND g.confirmed_at IS NOT NULL)
    OR EXISTS (SELECT FROM passkey k WHERE k.practice_id = t.practice_id AND k.person_id = t.person_id),
    p.second_factor
  FROM token t
  JOIN practice p ON p.practice_id = t.practice_id
  LEFT JOIN approval a ON a.practice_id = t.practice_id AND a.id = t.approval_id
  LEFT JOIN front_end f ON f.practice_id = a.registered_in AND f.id = a.front_end_id
  LEFT JOIN member m ON m.practice_id = t.practice_id AND m.id = t.member_id AND m.ended_at IS NULL
  LEFT JOIN own_view v ON v.practice_id = t.practice_id AND v.client_id = t.client_id AND v.person_id = t.person_id
    AND v.ended_at IS NULL
  WHERE t.hash = p_hash AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > p_now)
    AND (m.id IS NOT NULL OR v.id IS NOT NULL)
    AND (t.approval_id IS NULL OR a.ended_at IS NULL AND f.retired_at IS NULL);
END
$body$
;;
REVOKE ALL ON FUNCTION find_identity_v2(bytea, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_identity_v2(bytea, timestamptz) TO rapport_app
;;
GRANT SELECT (practice_id, id, hash, person_id, member_id, client_id, expires_at, last_used_at, revoked_at, approval_id, scopes, kind, proven_by, proven_at) ON token TO rapport_finder
;;
GRANT SELECT (practice_id, tier, second_factor) ON practice TO rapport_finder
;;
GRANT SELECT (practice_id, person_id, confirmed_at) ON authenticator_app TO rapport_finder
;;
GRANT SELECT (practice_id, person_id) ON passkey TO rapport_finder
;;
GRANT SELECT (practice_id, id, front_end_id, registered_in, ended_at) ON approval TO rapport_finder
;;
GRANT SELECT (practice_id, id, retired_at) ON front_end TO rapport_finder
;;
GRANT SELECT (practice_id, id, person_id, role, ended_at) ON member TO rapport_finder
;;
GRANT SELECT (practice_id, id, client_id, person_id, ended_at) ON own_view TO rapport_finder
;;
ALTER FUNCTION find_identity_v2(bytea, timestamptz) OWNER TO rapport_finder
;;
CREATE FUNCTION find_person_v1(p_email text) RETURNS TABLE (person_id uuid, password_hash text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY SELECT p.id, p.password_hash FROM person p WHERE p.email = p_email;
END
$body$
;;
REVOKE ALL ON FUNCTION find_person_v1(text) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_person_v1(text) TO rapport_app
;;
GRANT SELECT (id, email, password_hash) ON person TO rapport_finder
;;
ALTER FUNCTION find_person_v1(text) OWNER TO rapport_finder
;;
CREATE FUNCTION find_places_v1(p_person uuid) RETURNS TABLE (practice_id uuid, role text, member_id uuid, client_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY
  SELECT m.practice_id, m.role, m.id, NULL::uuid FROM member m WHERE m.person_id = p_person AND m.ended_at IS NULL
  UNION ALL
  SELECT v.practice_id, 'client', NULL::uuid, v.client_id FROM own_view v
  WHERE v.person_id = p_person AND v.ended_at IS NULL
  ORDER BY 1, 2;
END
$body$
;;
REVOKE ALL ON FUNCTION find_places_v1(uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_places_v1(uuid) TO rapport_app
;;
ALTER FUNCTION find_places_v1(uuid) OWNER TO rapport_finder
;;
CREATE FUNCTION find_invitation_v1(p_hash bytea) RETURNS TABLE (practice_id uuid, invitation_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY SELECT i.practice_id, i.id FROM invitation i WHERE i.token_hash = p_hash;
END
$body$
;;
REVOKE ALL ON FUNCTION find_invitation_v1(bytea) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_invitation_v1(bytea) TO rapport_app
;;
GRANT SELECT (practice_id, id, token_hash) ON invitation TO rapport_finder
;;
ALTER FUNCTION find_invitation_v1(bytea) OWNER TO rapport_finder
;;
CREATE FUNCTION list_identity_providers_v1(p_practice uuid, p_only uuid, p_after uuid, p_limit bigint) RETURNS TABLE (id uuid, name text, issuer text, known_as text, has_secret boolean, email_domains jsonb, return_addresses jsonb, tied bigint, created_at timestamptz, changed_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT i.id, i.name, i.issuer, i.known_as, i.secret IS NOT NULL, i.email_domains, i.return_addresses,
    (SELECT count(*) FROM provider_tie t WHERE t.practice_id = i.practice_id AND t.provider_id = i.id),
    i.created_at, i.changed_at
  FROM identity_provider i
  WHERE i.practice_id = p_practice AND (p_only IS NULL OR i.id = p_only) AND (p_after IS NULL OR i.id > p_after)
  ORDER BY i.id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_identity_providers_v1(uuid, uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_identity_providers_v1(uuid, uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_provider_ties_v1(p_practice uuid, p_member uuid, p_client uuid, p_after uuid, p_limit bigint) RETURNS TABLE (id uuid, provider_id uuid, provider_name text, member_id uuid, client_id uuid, created_at timestamptz, last_used_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT t.id, t.provider_id, i.name, t.member_id, t.client_id, t.created_at, t.last_used_at
  FROM provider_tie t JOIN identity_provider i ON i.practice_id = t.practice_id AND i.id = t.provider_id
  WHERE t.practice_id = p_practice AND (p_member IS NULL OR t.member_id = p_member)
    AND (p_client IS NULL OR t.client_id = p_client) AND (p_after IS NULL OR t.id > p_after)
  ORDER BY t.id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_provider_ties_v1(uuid, uuid, uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_provider_ties_v1(uuid, uuid, uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION show_factors_v1(p_practice uuid, p_person uuid) RETURNS TABLE (kind text, id uuid, name text, is_synced boolean, created_at timestamptz, last_used_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT 'app', g.id, ''::text, false, g.created_at, g.last_used_at FROM authenticator_app g
  WHERE g.practice_id = p_practice AND g.person_id = p_person AND g.confirmed_at IS NOT NULL
  UNION ALL
  SELECT 'passkey', k.id, k.name, k.is_synced, k.created_at, k.last_used_at FROM passkey k
  WHERE k.practice_id = p_practice AND k.person_id = p_person
  UNION ALL
  SELECT 'recovery_code', c.id, ''::text, false, c.created_at, NULL::timestamptz FROM recovery_code c
  WHERE c.practice_id = p_practice AND c.person_id = p_person
  ORDER BY 1, 2;
END
$body$
;;
REVOKE ALL ON FUNCTION show_factors_v1(uuid, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_factors_v1(uuid, uuid) TO rapport_app
;;
CREATE FUNCTION find_passkey_v1(p_credential bytea, p_handle bytea) RETURNS TABLE (practice_id uuid, passkey_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY
  SELECT k.practice_id, k.id FROM passkey k WHERE k.credential_id = p_credential AND k.user_handle = p_handle;
END
$body$
;;
REVOKE ALL ON FUNCTION find_passkey_v1(bytea, bytea) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_passkey_v1(bytea, bytea) TO rapport_app
;;
GRANT SELECT (practice_id, id, credential_id, user_handle, person_id) ON passkey TO rapport_finder
;;
ALTER FUNCTION find_passkey_v1(bytea, bytea) OWNER TO rapport_finder
;;
CREATE FUNCTION touch_token_v1(p_practice uuid, p_token uuid, p_now timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  UPDATE token SET last_used_at = p_now WHERE practice_id = p_practice AND id = p_token
    AND (last_used_at IS NULL OR last_used_at <= p_now - interval '1 minute');
  RETURN FOUND;
END
$body$
;;
REVOKE ALL ON FUNCTION touch_token_v1(uuid, uuid, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION touch_token_v1(uuid, uuid, timestamptz) TO rapport_app
;;
CREATE FUNCTION name_practices_v1(p_practices uuid[]) RETURNS TABLE (practice_id uuid, name text)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_practice uuid;
BEGIN
  FOREACH v_practice IN ARRAY p_practices LOOP
    PERFORM set_config('app.practice', v_practice::text, true);
    RETURN QUERY SELECT p.practice_id, p.name FROM practice p WHERE p.practice_id = v_practice;
  END LOOP;
END
$body$
;;
REVOKE ALL ON FUNCTION name_practices_v1(uuid[]) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION name_practices_v1(uuid[]) TO rapport_app
;;
CREATE FUNCTION show_me_v2(p_practice uuid, p_token uuid) RETURNS TABLE (practice_name text, name text, email text, expires_at timestamptz, front_end_name text)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT p.name, coalesce(m.name, v.name), coalesce(m.email, v.email), t.expires_at, a.front_end_name
  FROM token t JOIN practice p ON p.practice_id = t.practice_id
  LEFT JOIN approval a ON a.practice_id = t.practice_id AND a.id = t.approval_id
  LEFT JOIN member m ON m.practice_id = t.practice_id AND m.id = t.member_id
  LEFT JOIN own_view v ON v.practice_id = t.practice_id AND v.client_id = t.client_id AND v.ended_at IS NULL
  WHERE t.practice_id = p_practice AND t.id = p_token;
END
$body$
;;
REVOKE ALL ON FUNCTION show_me_v2(uuid, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_me_v2(uuid, uuid) TO rapport_app
;;
CREATE FUNCTION list_members_v1(p_practice uuid, p_after uuid, p_limit bigint) RETURNS TABLE (id uuid, name text, email text, role text, created_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT m.id, m.name, m.email, m.role, m.created_at FROM member m
  WHERE m.practice_id = p_practice AND m.ended_at IS NULL AND (p_after IS NULL OR m.id > p_after)
  ORDER BY m.id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_members_v1(uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_members_v1(uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_invitations_v1(p_practice uuid, p_now timestamptz, p_after uuid, p_limit bigint) RETURNS TABLE (id uuid, role text, client_id uuid, email text, created_at timestamptz, expires_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT i.id, i.role, i.client_id, i.email, i.created_at, i.expires_at FROM invitation i
  WHERE i.practice_id = p_practice AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > p_now
    AND (p_after IS NULL OR i.id > p_after)
  ORDER BY i.id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_invitations_v1(uuid, timestamptz, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_invitations_v1(uuid, timestamptz, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_sessions_v1(p_practice uuid, p_person uuid, p_now timestamptz, p_after uuid, p_limit bigint) RETURNS TABLE (id uuid, kind text, created_at timestamptz, last_used_at timestamptz, expires_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT t.id, t.kind, t.created_at, t.last_used_at, t.expires_at FROM token t
  WHERE t.practice_id = p_practice AND t.person_id = p_person AND t.kind IN ('session', 'browser')
    AND t.revoked_at IS NULL AND t.expires_at > p_now AND (p_after IS NULL OR t.id > p_after)
  ORDER BY t.id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_sessions_v1(uuid, uuid, timestamptz, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_sessions_v1(uuid, uuid, timestamptz, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_api_keys_v1(p_practice uuid, p_member uuid, p_after uuid, p_limit bigint) RETURNS TABLE (id uuid, member_id uuid, label text, created_at timestamptz, expires_at timestamptz, last_used_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT t.id, t.member_id, t.label, t.created_at, t.expires_at, t.last_used_at FROM token t
  WHERE t.practice_id = p_practice AND t.kind = 'api_key' AND t.revoked_at IS NULL
    AND (p_member IS NULL OR t.member_id = p_member) AND (p_after IS NULL OR t.id > p_after)
  ORDER BY t.id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_api_keys_v1(uuid, uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_api_keys_v1(uuid, uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION find_connect_link_v1(p_hash bytea) RETURNS TABLE (practice_id uuid, link_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY SELECT l.practice_id, l.id FROM connect_link l WHERE l.token_hash = p_hash;
END
$body$
;;
REVOKE ALL ON FUNCTION find_connect_link_v1(bytea) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_connect_link_v1(bytea) TO rapport_app
;;
GRANT SELECT (practice_id, id, token_hash) ON connect_link TO rapport_finder
;;
ALTER FUNCTION find_connect_link_v1(bytea) OWNER TO rapport_finder
;;
CREATE FUNCTION find_connect_attempt_v1(p_hash bytea) RETURNS TABLE (practice_id uuid, attempt_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY SELECT a.practice_id, a.id FROM connect_attempt a WHERE a.state_hash = p_hash;
END
$body$
;;
REVOKE ALL ON FUNCTION find_connect_attempt_v1(bytea) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_connect_attempt_v1(bytea) TO rapport_app
;;
GRANT SELECT (practice_id, id, state_hash) ON connect_attempt TO rapport_finder
;;
ALTER FUNCTION find_connect_attempt_v1(bytea) OWNER TO rapport_finder
;;
CREATE FUNCTION find_grants_of_person_v1(p_route text, p_person text, p_only_live boolean) RETURNS TABLE (practice_id uuid, account_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY
  SELECT r.practice_id, r.account_id FROM account_grantor r
  WHERE r.route = p_route AND r.person = p_person AND (NOT p_only_live OR EXISTS (
    SELECT FROM account_grant g WHERE g.practice_id = r.practice_id AND g.account_id = r.account_id
      AND g.route = r.route AND g.granted_by = r.person AND g.ended_at IS NULL));
END
$body$
;;
REVOKE ALL ON FUNCTION find_grants_of_person_v1(text, text, boolean) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_grants_of_person_v1(text, text, boolean) TO rapport_app
;;
GRANT SELECT (practice_id, account_id, route, person) ON account_grantor TO rapport_finder
;;
GRANT SELECT (practice_id, account_id, route, granted_by, ended_at) ON account_grant TO rapport_finder
;;
ALTER FUNCTION find_grants_of_person_v1(text, text, boolean) OWNER TO rapport_finder
;;
CREATE FUNCTION due_renewals_v1(p_now timestamptz, p_limit bigint) RETURNS TABLE (practice_id uuid, account_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY
  SELECT g.practice_id, g.account_id FROM account_grant g JOIN practice p ON p.practice_id = g.practice_id
  WHERE g.ended_at IS NULL AND g.renew_at <= p_now + p.clock_offset
  ORDER BY g.renew_at LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION due_renewals_v1(timestamptz, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION due_renewals_v1(timestamptz, bigint) TO rapport_app
;;
GRANT SELECT (practice_id, account_id, renew_at, ended_at) ON account_grant TO rapport_finder
;;
GRANT SELECT (practice_id, clock_offset) ON practice TO rapport_finder
;;
ALTER FUNCTION due_renewals_v1(timestamptz, bigint) OWNER TO rapport_finder
;;
CREATE FUNCTION find_read_accounts_v1(p_routes text[], p_numbers bigint[]) RETURNS TABLE (practice_id uuid, account_id uuid, number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY
  SELECT a.practice_id, a.id, a.platform_account_id FROM social_account a
    JOIN client c ON c.practice_id = a.practice_id AND c.id = a.client_id
  WHERE a.state = 'connected' AND a.platform_account_id = ANY(p_numbers) AND a.route = ANY(p_routes)
    AND c.coaching_ended_at IS NULL;
END
$body$
;;
REVOKE ALL ON FUNCTION find_read_accounts_v1(text[], bigint[]) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_read_accounts_v1(text[], bigint[]) TO rapport_app
;;
GRANT SELECT (practice_id, id, client_id, platform_account_id, route, state) ON social_account TO rapport_finder
;;
GRANT SELECT (practice_id, id, coaching_ended_at) ON client TO rapport_finder
;;
ALTER FUNCTION find_read_accounts_v1(text[], bigint[]) OWNER TO rapport_finder
;;
CREATE FUNCTION due_subscriptions_v1(p_now timestamptz, p_limit bigint) RETURNS TABLE (practice_id uuid, account_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY
  SELECT a.practice_id, a.id FROM social_account a JOIN practice p ON p.practice_id = a.practice_id
    JOIN client c ON c.practice_id = a.practice_id AND c.id = a.client_id
  WHERE a.state = 'connected' AND a.subscribe_again_at <= p_now + p.clock_offset AND c.coaching_ended_at IS NULL
  ORDER BY a.subscribe_again_at LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION due_subscriptions_v1(timestamptz, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION due_subscriptions_v1(timestamptz, bigint) TO rapport_app
;;
GRANT SELECT (practice_id, id, client_id, state, subscribe_again_at) ON social_account TO rapport_finder
;;
GRANT SELECT (practice_id, clock_offset) ON practice TO rapport_finder
;;
GRANT SELECT (practice_id, id, coaching_ended_at) ON client TO rapport_finder
;;
ALTER FUNCTION due_subscriptions_v1(timestamptz, bigint) OWNER TO rapport_finder
;;
CREATE FUNCTION show_account_v3(p_practice uuid, p_member uuid, p_own_client uuid, p_account uuid) RETURNS TABLE (id uuid, client_id uuid, platform text, handle text, name text, source text, state text, state_reason text, missing_permissions jsonb, state_since timestamptz, monthly_budget_micros bigint, created_at timestamptz, next_checkup_at timestamptz, route text, unticked jsonb, from_exports jsonb, handle_changes jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT s.id, s.client_id, s.platform, s.handle, s.name, s.source, s.state, s.state_reason, s.missing_permissions, s.state_since, s.monthly_budget_micros, s.created_at, s.next_checkup_at, s.route, s.unticked, s.from_exports, (SELECT coalesce(jsonb_agg(jsonb_build_object('old_handle', h.old_handle, 'new_handle', h.new_handle, 'taken_over', h.taken_over_by IS NOT NULL, 'seen_at', h.seen_at, 'source', h.source) ORDER BY h.id), '[]') FROM handle_change h WHERE h.practice_id = s.practice_id AND h.account_id = s.id) FROM social_account s
  WHERE s.practice_id = p_practice AND s.id = p_account AND (p_own_client IS NULL OR s.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = s.client_id));
END
$body$
;;
REVOKE ALL ON FUNCTION show_account_v3(uuid, uuid, uuid, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_account_v3(uuid, uuid, uuid, uuid) TO rapport_app
;;
CREATE FUNCTION list_accounts_v3(p_practice uuid, p_member uuid, p_own_client uuid, p_client uuid, p_after uuid, p_limit bigint) RETURNS TABLE (id uuid, client_id uuid, platform text, handle text, name text, source text, state text, state_reason text, missing_permissions jsonb, state_since timestamptz, monthly_budget_micros bigint, created_at timestamptz, next_checkup_at timestamptz, route text, unticked jsonb, from_exports jsonb, handle_changes jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT s.id, s.client_id, s.platform, s.handle, s.name, s.source, s.state, s.state_reason, s.missing_permissions, s.state_since, s.monthly_budget_micros, s.created_at, s.next_checkup_at, s.route, s.unticked, s.from_exports, (SELECT coalesce(jsonb_agg(jsonb_build_object('old_handle', h.old_handle, 'new_handle', h.new_handle, 'taken_over', h.taken_over_by IS NOT NULL, 'seen_at', h.seen_at, 'source', h.source) ORDER BY h.id), '[]') FROM handle_change h WHERE h.practice_id = s.practice_id AND h.account_id = s.id) FROM client c
  LEFT JOIN social_account s ON s.practice_id = c.practice_id AND s.client_id = c.id
    AND (p_after IS NULL OR s.id > p_after)
  WHERE c.practice_id = p_practice AND c.id = p_client AND (p_own_client IS NULL OR c.id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = c.id))
  ORDER BY s.id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_accounts_v3(uuid, uuid, uuid, uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_accounts_v3(uuid, uuid, uuid, uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_receivers_v1(p_practice uuid, p_after uuid, p_limit bigint) RETURNS TABLE (id uuid, url text, description text, events jsonb, state text, reason jsonb, state_since timestamptz, failing_since timestamptz, created_at timestamptz, former_secrets_until timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT r.id, r.url, r.description, r.events, r.state, r.reason, r.state_since, r.failing_since, r.created_at, r.former_secrets_until FROM receiver r
  WHERE r.practice_id = p_practice AND r.state <> 'removed' AND (p_after IS NULL OR r.id > p_after)
  ORDER BY r.id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_receivers_v1(uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_receivers_v1(uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION show_receiver_v1(p_practice uuid, p_receiver uuid) RETURNS TABLE (id uuid, url text, description text, events jsonb, state text, reason jsonb, state_since timestamptz, failing_since timestamptz, created_at timestamptz, former_secrets_until timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT r.id, r.url, r.description, r.events, r.state, r.reason, r.state_since, r.failing_since, r.created_at, r.former_secrets_until FROM receiver r
  WHERE r.practice_id = p_practice AND r.id = p_receiver AND r.state <> 'removed';
END
$body$
;;
REVOKE ALL ON FUNCTION show_receiver_v1(uuid, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_receiver_v1(uuid, uuid) TO rapport_app
;;
CREATE FUNCTION list_alerts_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_before uuid, p_limit bigint) RETURNS TABLE (id uuid, event text, version bigint, subject_id uuid, client_id uuid, payload jsonb, occurred_at timestamptz, created_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT l.id, l.event, l.version, l.subject_id, l.client_id, l.payload, l.occurred_at, l.created_at FROM alert l
  WHERE l.practice_id = p_practice AND (p_before IS NULL OR l.id < p_before) AND (l.client_id IS NULL OR (p_own_client IS NULL OR l.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = l.client_id)))
  ORDER BY l.id DESC LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_alerts_v1(uuid, uuid, uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_alerts_v1(uuid, uuid, uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_deliveries_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_receiver uuid, p_before uuid, p_limit bigint) RETURNS TABLE (id uuid, alert_id uuid, receiver_id uuid, event text, replay bigint, replay_id uuid, state text, reason jsonb, attempts bigint, next_attempt_at timestamptz, created_at timestamptz, last_attempt jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT f.id, f.alert_id, f.receiver_id, f.event, f.replay, f.replay_id, f.state, f.reason, f.attempts, f.next_attempt_at, f.created_at, f.last_attempt FROM receiver r
  LEFT JOIN LATERAL (
    SELECT d.id, d.alert_id, d.receiver_id, l.event, d.replay, d.replay_id, d.state, d.reason, d.attempts, d.next_attempt_at, d.created_at, (
      SELECT jsonb_build_object('at', t.at, 'outcome', t.outcome, 'status', t.status, 'reply_start', t.reply_start, 'duration_ms', t.duration_ms) FROM attempt t WHERE t.practice_id = p_practice AND t.delivery_id = d.id ORDER BY t.id DESC LIMIT 1
    ) AS last_attempt
    FROM delivery d JOIN alert l ON l.practice_id = p_practice AND l.id = d.alert_id
    WHERE d.practice_id = p_practice AND d.receiver_id = r.id AND (p_before IS NULL OR d.id < p_before)
      AND (l.client_id IS NULL OR (p_own_client IS NULL OR l.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = l.client_id)))
    ORDER BY d.id DESC LIMIT p_limit
  ) f ON true
  WHERE r.practice_id = p_practice AND r.id = p_receiver AND r.state <> 'removed'
  ORDER BY f.id DESC;
END
$body$
;;
REVOKE ALL ON FUNCTION list_deliveries_v1(uuid, uuid, uuid, uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_deliveries_v1(uuid, uuid, uuid, uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION show_delivery_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_delivery uuid) RETURNS TABLE (id uuid, alert_id uuid, receiver_id uuid, event text, replay bigint, replay_id uuid, state text, reason jsonb, attempts bigint, next_attempt_at timestamptz, created_at timestamptz, attempts_made jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT d.id, d.alert_id, d.receiver_id, l.event, d.replay, d.replay_id, d.state, d.reason, d.attempts, d.next_attempt_at, d.created_at, coalesce((
    SELECT jsonb_agg(jsonb_build_object('at', t.at, 'outcome', t.outcome, 'status', t.status, 'reply_start', t.reply_start, 'duration_ms', t.duration_ms) || jsonb_build_object('reply_headers', t.reply_headers, 'request', jsonb_build_object('url', t.url, 'headers', t.request_headers, 'body_start', t.request_start)) ORDER BY t.id) FROM attempt t WHERE t.practice_id = p_practice AND t.delivery_id = d.id
  ), '[]')
  FROM delivery d JOIN alert l ON l.practice_id = p_practice AND l.id = d.alert_id
  WHERE d.practice_id = p_practice AND d.id = p_delivery AND (l.client_id IS NULL OR (p_own_client IS NULL OR l.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = l.client_id)));
END
$body$
;;
REVOKE ALL ON FUNCTION show_delivery_v1(uuid, uuid, uuid, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_delivery_v1(uuid, uuid, uuid, uuid) TO rapport_app
;;
CREATE FUNCTION show_replay_v1(p_practice uuid, p_replay uuid) RETURNS TABLE (id uuid, receiver_id uuid, since timestamptz, until timestamptz, events jsonb, undelivered_only boolean, found bigint, state text, reason jsonb, created_at timestamptz, finished_at timestamptz, delivered bigint, failed bigint, pending bigint)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT y.id, y.receiver_id, y.since, y.until, y.events, y.undelivered_only, y.found, y.state, y.reason, y.created_at, y.finished_at, c.delivered, c.failed, c.pending FROM replay y
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE d.state = 'delivered') AS delivered, count(*) FILTER (WHERE d.state = 'failed') AS failed,
      count(*) FILTER (WHERE d.state = 'pending') AS pending
    FROM delivery d WHERE d.practice_id = p_practice AND d.replay_id = y.id
  ) c

  WHERE y.practice_id = p_practice AND y.id = p_replay;
END
$body$
;;
REVOKE ALL ON FUNCTION show_replay_v1(uuid, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_replay_v1(uuid, uuid) TO rapport_app
;;
CREATE FUNCTION list_replays_v1(p_practice uuid, p_receiver uuid, p_before uuid, p_limit bigint) RETURNS TABLE (id uuid, receiver_id uuid, since timestamptz, until timestamptz, events jsonb, undelivered_only boolean, found bigint, state text, reason jsonb, created_at timestamptz, finished_at timestamptz, delivered bigint, failed bigint, pending bigint)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT f.* FROM receiver r LEFT JOIN LATERAL (
  SELECT y.id, y.receiver_id, y.since, y.until, y.events, y.undelivered_only, y.found, y.state, y.reason, y.created_at, y.finished_at, c.delivered, c.failed, c.pending FROM replay y
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE d.state = 'delivered') AS delivered, count(*) FILTER (WHERE d.state = 'failed') AS failed,
      count(*) FILTER (WHERE d.state = 'pending') AS pending
    FROM delivery d WHERE d.practice_id = p_practice AND d.replay_id = y.id
  ) c

    WHERE y.practice_id = p_practice AND y.receiver_id = r.id AND (p_before IS NULL OR y.id < p_before)
    ORDER BY y.id DESC LIMIT p_limit
  ) f ON true
  WHERE r.practice_id = p_practice AND r.id = p_receiver AND r.state <> 'removed'
  ORDER BY f.id DESC;
END
$body$
;;
REVOKE ALL ON FUNCTION list_replays_v1(uuid, uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_replays_v1(uuid, uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_engagers_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_account uuid, p_last timestamptz, p_after bigint, p_limit bigint) RETURNS TABLE (named boolean, profile_id bigint, handle text, name text, comments integer, reactions integer, posts integer, days integer, first_seen_at timestamptz, last_at timestamptz, repeated integer, in_pod boolean)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_client uuid;
  v_platform text;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, a.platform, (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = a.client_id AND consent.kind = 'names' AND consent.revoked_at IS NULL)) INTO v_client, v_platform, v_named
  FROM social_account a WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, v_client, 'names', p_caller, p_now);
  END IF;
  RETURN QUERY
  SELECT v_named, e.profile_id, e.handle, f.name, e.comments, e.reactions, e.posts, e.days, e.first_seen_at, e.last_at,
    e.repeated, e.in_pod
  FROM (VALUES (p_account)) asked (account_id)
    LEFT JOIN engager e ON e.practice_id = p_practice AND e.account_id = asked.account_id
      AND (p_after IS NULL OR e.last_at < p_last OR p_last IS NOT NULL AND e.last_at IS NULL
        OR e.last_at IS NOT DISTINCT FROM p_last AND e.profile_id < p_after)
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = v_platform AND f.profile_id = e.profile_id
  ORDER BY e.last_at DESC NULLS LAST, e.profile_id DESC LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_engagers_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, timestamptz, bigint, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_engagers_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, timestamptz, bigint, bigint) TO rapport_app
;;
CREATE FUNCTION list_counts_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_account uuid, p_before date, p_limit bigint) RETURNS TABLE (day date, followers bigint, following bigint, posts bigint, source text)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT n.day, n.followers, n.following, n.posts, n.source
  FROM social_account a LEFT JOIN account_count n ON n.practice_id = a.practice_id AND n.account_id = a.id
    AND (p_before IS NULL OR n.day < p_before)
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id))
  ORDER BY n.day DESC LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_counts_v1(uuid, uuid, uuid, uuid, date, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_counts_v1(uuid, uuid, uuid, uuid, date, bigint) TO rapport_app
;;
CREATE FUNCTION show_flags_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_account uuid) RETURNS TABLE (taken_at timestamptz, texts jsonb, platform text, counts jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT r.taken_at, r.texts, a.platform,
    (SELECT jsonb_agg(jsonb_build_array(c.found_in, c.code, c.people, c.dismissed) ORDER BY c.found_in, c.code) FROM (
      SELECT g.found_in, g.code, count(*) FILTER (WHERE g.dismissed_at IS NULL) AS people,
        count(*) FILTER (WHERE g.dismissed_at IS NOT NULL) AS dismissed
      FROM kept_flag g WHERE g.practice_id = p_practice AND g.account_id = p_account GROUP BY g.found_in, g.code) c)
  FROM social_account a
    LEFT JOIN LATERAL (SELECT t.taken_at, t.texts FROM audience_report t
      WHERE t.practice_id = p_practice AND t.account_id = a.id AND jsonb_typeof(t.texts) = 'object'
      ORDER BY t.taken_at DESC LIMIT 1) r ON true
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
END
$body$
;;
REVOKE ALL ON FUNCTION show_flags_v1(uuid, uuid, uuid, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_flags_v1(uuid, uuid, uuid, uuid) TO rapport_app
;;
CREATE FUNCTION list_comment_flags_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_account uuid, p_before uuid, p_limit bigint) RETURNS TABLE (named boolean, id uuid, profile_id bigint, handle text, code text, masked text, sureness text, said_at timestamptz, dismissed boolean)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_client uuid;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = a.client_id AND consent.kind = 'names' AND consent.revoked_at IS NULL)) INTO v_client, v_named FROM social_account a
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, v_client, 'names', p_caller, p_now);
  END IF;
  RETURN QUERY
  SELECT v_named, g.id, g.profile_id, coalesce(e.handle, c.handle), g.code, g.masked, g.sureness, g.last_seen_at,
    g.dismissed_at IS NOT NULL
  FROM social_account a
    LEFT JOIN kept_flag g ON g.practice_id = p_practice AND g.account_id = a.id AND g.found_in = 'comment'
      AND (p_before IS NULL OR g.id < p_before)
    LEFT JOIN engager e ON e.practice_id = p_practice AND e.account_id = a.id AND e.profile_id = g.profile_id
    LEFT JOIN conversation c ON c.practice_id = p_practice AND c.account_id = a.id AND c.profile_id = g.profile_id
  WHERE a.practice_id = p_practice AND a.id = p_account
  ORDER BY g.id DESC LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_comment_flags_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_comment_flags_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_newcomers_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_account uuid, p_before date, p_limit bigint) RETURNS TABLE (month date, looks bigint, whole_looks bigint, came bigint, stayed bigint, genuine bigint, followed_back bigint, spoke bigint)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT m.month, m.looks, m.whole_looks, coalesce(n.came, 0), coalesce(n.stayed, 0), coalesce(n.genuine, 0),
    coalesce(n.followed_back, 0), coalesce(n.spoke, 0)
  FROM social_account a
    LEFT JOIN LATERAL (SELECT date_trunc('month', l.taken_at AT TIME ZONE 'UTC')::date AS month, count(*) AS looks,
        count(*) FILTER (WHERE l.complete) AS whole_looks
      FROM snapshot l WHERE l.practice_id = p_practice AND l.account_id = a.id AND l.side = 'followers' AND l.number > 1
        AND (p_before IS NULL OR l.taken_at < p_before::timestamp AT TIME ZONE 'UTC')
      GROUP BY 1 ORDER BY 1 DESC LIMIT p_limit) m ON true
    LEFT JOIN LATERAL (SELECT count(*) AS came, count(s.profile_id) AS stayed,
        count(*) FILTER (WHERE s.klass = 1) AS genuine,
        count(*) FILTER (WHERE s.followed_back) AS followed_back, count(v.id) AS spoke
      FROM (SELECT DISTINCT e.profile_id FROM snapshot l
          JOIN follower_event e ON e.practice_id = p_practice AND e.account_id = a.id AND e.side = 0
            AND e.number = l.number AND e.change = 1
        WHERE l.practice_id = p_practice AND l.account_id = a.id AND l.side = 'followers' AND l.number > 1
          AND l.taken_at >= m.month::timestamp AT TIME ZONE 'UTC'
          AND l.taken_at < (m.month + interval '1 month') AT TIME ZONE 'UTC') newcomer
        LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = a.id AND s.profile_id = newcomer.profile_id
        LEFT JOIN conversation v ON s.profile_id IS NOT NULL AND v.practice_id = p_practice AND v.account_id = a.id
          AND v.profile_id = newcomer.profile_id AND v.turns_theirs > 0) n ON m.month IS NOT NULL
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id))
  ORDER BY m.month DESC;
END
$body$
;;
REVOKE ALL ON FUNCTION list_newcomers_v1(uuid, uuid, uuid, uuid, date, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_newcomers_v1(uuid, uuid, uuid, uuid, date, bigint) TO rapport_app
;;
CREATE FUNCTION show_quality_v2(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_account uuid) RETURNS TABLE (id uuid, taken_at timestamptz, quality jsonb, picture jsonb, named boolean, now timestamptz, engagers_at timestamptz, engagers jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_client uuid;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = a.client_id AND consent.kind = 'names' AND consent.revoked_at IS NULL)) AND EXISTS (SELECT FROM audience_report r
    WHERE r.practice_id = p_practice AND r.account_id = a.id AND jsonb_typeof(r.picture) = 'object')
  INTO v_client, v_named FROM social_account a
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, v_client, 'names', p_caller, p_now);
  END IF;
  RETURN QUERY
  SELECT r.id, r.taken_at, r.quality, r.picture, v_named, p_now + p.clock_offset, e.taken_at, e.engagers
  FROM social_account a JOIN practice p ON p.practice_id = a.practice_id
    LEFT JOIN LATERAL (SELECT * FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = a.id
      AND r.quality IS NOT NULL ORDER BY r.taken_at DESC LIMIT 1) r ON true
    LEFT JOIN LATERAL (SELECT * FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = a.id
      AND r.engagers IS NOT NULL ORDER BY r.taken_at DESC LIMIT 1) e ON true
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
END
$body$
;;
REVOKE ALL ON FUNCTION show_quality_v2(uuid, uuid, uuid, text, uuid, timestamptz, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_quality_v2(uuid, uuid, uuid, text, uuid, timestamptz, uuid) TO rapport_app
;;
CREATE FUNCTION list_ledgers_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_account uuid, p_before timestamptz, p_limit bigint) RETURNS TABLE (id uuid, taken_at timestamptz, ledger jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT r.id, r.taken_at, r.ledger
  FROM social_account a LEFT JOIN audience_report r ON r.practice_id = a.practice_id AND r.account_id = a.id
    AND jsonb_typeof(r.ledger) = 'object' AND (p_before IS NULL OR r.taken_at < p_before)
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id))
  ORDER BY r.taken_at DESC LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_ledgers_v1(uuid, uuid, uuid, uuid, timestamptz, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_ledgers_v1(uuid, uuid, uuid, uuid, timestamptz, bigint) TO rapport_app
;;
CREATE FUNCTION list_reports_v2(p_practice uuid, p_member uuid, p_own_client uuid, p_account uuid, p_before timestamptz, p_limit bigint) RETURNS TABLE (id uuid, taken_at timestamptz, quality jsonb, engagers jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT r.id, r.taken_at, r.quality, r.engagers
  FROM social_account a LEFT JOIN audience_report r ON r.practice_id = a.practice_id AND r.account_id = a.id
    AND (p_before IS NULL OR r.taken_at < p_before)
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id))
  ORDER BY r.taken_at DESC LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_reports_v2(uuid, uuid, uuid, uuid, timestamptz, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_reports_v2(uuid, uuid, uuid, uuid, timestamptz, bigint) TO rapport_app
;;
CREATE FUNCTION list_followers_v3(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_account uuid, p_klass smallint, p_flag text, p_rank integer, p_after bigint, p_limit bigint) RETURNS TABLE (named boolean, target_market jsonb, interests jsonb, judged_at timestamptz, platform text, rank integer, likely integer, answer text, profile_id bigint, klass smallint, score smallint, fit smallint, followed_back boolean, followed_at bigint, handle text, name text, bio text, location text, url text, created_at bigint, last_posted_at bigint, followers bigint, following bigint, posts bigint, listed bigint, likes bigint, protected boolean, verified boolean, default_picture boolean, kept_flags jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_client uuid;
  v_named boolean;
  v_began integer;
  v_weights jsonb;
  v_per_score integer;
  v_per_fit integer;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = a.client_id AND consent.kind = 'names' AND consent.revoked_at IS NULL)) INTO v_client, v_named FROM social_account a
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, v_client, 'names', p_caller, p_now);
  END IF;
  SELECT b.look INTO v_began FROM (
    SELECT coalesce(min(c.look), 2147483647) AS look FROM sorting_card c
    WHERE c.practice_id = p_practice AND c.account_id = p_account) b;
  SELECT m.by_facets, m.per_score, m.per_fit INTO v_weights, v_per_score, v_per_fit FROM calibration m
  WHERE m.practice_id = p_practice AND m.account_id = p_account AND m.answers >= 10;
  RETURN QUERY
  SELECT v_named, cl.target_market, cl.interests,
    (SELECT max(r.taken_at) FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = p_account),
    a.platform, found.rank, CASE WHEN v_weights IS NOT NULL THEN 
    CASE WHEN k.answer IN ('fits', 'friend') THEN 1000000 WHEN k.answer IN ('peer', 'not_for_me') THEN -1000000
      ELSE (v_weights->>(s.klass * 24 + CASE WHEN s.fit < 0 THEN 0 WHEN s.fit < 50 THEN 8 ELSE 16 END + s.followed_back::integer * 4 + (EXISTS (SELECT FROM conversation v WHERE v.practice_id = s.practice_id
      AND v.account_id = s.account_id AND v.profile_id = s.profile_id AND v.turns_theirs > 0))::integer * 2 + (s.first_seen > v_began)::integer))::integer
        + CASE WHEN s.score < 0 THEN 0 ELSE v_per_score * (s.score - 50) END
        + CASE WHEN s.fit < 0 THEN 0 ELSE v_per_fit * (s.fit - 50) END END END, k.answer,
    s.profile_id, s.klass, s.score, s.fit, s.followed_back, s.followed_at,
    f.handle, f.name, f.bio, f.location, f.url, f.created_at, f.last_posted_at, f.followers, f.following, f.posts, f.listed, f.likes, f.protected, f.verified, f.default_picture,
    (SELECT jsonb_agg(jsonb_build_array(g.code, g.id, g.dismissed_at IS NOT NULL AND g.text_mark = hashtextextended(concat_ws(E'\n', f.name, f.bio), 0)))
     FROM kept_flag g WHERE g.practice_id = p_practice AND g.account_id = p_account AND g.profile_id = s.profile_id
       AND g.found_in = 'profile')
  FROM client cl
    LEFT JOIN (SELECT s.profile_id, s.score::integer AS rank FROM standing s
      LEFT JOIN sorting_card k ON k.practice_id = p_practice AND k.account_id = p_account AND k.profile_id = s.profile_id
      WHERE s.practice_id = p_practice AND s.account_id = p_account AND (p_klass IS NULL OR s.klass = p_klass)
        AND (p_flag IS NULL OR s.profile_id IN (SELECT g.profile_id FROM kept_flag g WHERE g.practice_id = p_practice
          AND g.account_id = p_account AND g.found_in = 'profile' AND g.dismissed_at IS NULL
          AND split_part(g.code, '.', 1) = p_flag))
        AND (p_rank IS NULL OR s.score::integer < p_rank OR s.score::integer = p_rank AND s.profile_id < p_after)
      ORDER BY rank DESC, s.profile_id DESC LIMIT p_limit) found ON true
    LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = p_account AND s.profile_id = found.profile_id
    LEFT JOIN sorting_card k ON k.practice_id = p_practice AND k.account_id = p_account AND k.profile_id = s.profile_id
    LEFT JOIN social_account a ON a.practice_id = p_practice AND a.id = s.account_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = a.platform AND f.profile_id = s.profile_id
  WHERE cl.practice_id = p_practice AND cl.id = v_client
  ORDER BY found.rank DESC, found.profile_id DESC;
END
$body$
;;
REVOKE ALL ON FUNCTION list_followers_v3(uuid, uuid, uuid, text, uuid, timestamptz, uuid, smallint, text, integer, bigint, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_followers_v3(uuid, uuid, uuid, text, uuid, timestamptz, uuid, smallint, text, integer, bigint, bigint) TO rapport_app
;;
CREATE FUNCTION list_likely_followers_v2(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_account uuid, p_klass smallint, p_flag text, p_rank integer, p_after bigint, p_limit bigint) RETURNS TABLE (named boolean, target_market jsonb, interests jsonb, judged_at timestamptz, platform text, rank integer, likely integer, answer text, profile_id bigint, klass smallint, score smallint, fit smallint, followed_back boolean, followed_at bigint, handle text, name text, bio text, location text, url text, created_at bigint, last_posted_at bigint, followers bigint, following bigint, posts bigint, listed bigint, likes bigint, protected boolean, verified boolean, default_picture boolean, kept_flags jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_client uuid;
  v_named boolean;
  v_began integer;
  v_weights jsonb;
  v_per_score integer;
  v_per_fit integer;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = a.client_id AND consent.kind = 'names' AND consent.revoked_at IS NULL)) INTO v_client, v_named FROM social_account a
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, v_client, 'names', p_caller, p_now);
  END IF;
  SELECT b.look INTO v_began FROM (
    SELECT coalesce(min(c.look), 2147483647) AS look FROM sorting_card c
    WHERE c.practice_id = p_practice AND c.account_id = p_account) b;
  SELECT m.by_facets, m.per_score, m.per_fit INTO v_weights, v_per_score, v_per_fit FROM calibration m
  WHERE m.practice_id = p_practice AND m.account_id = p_account AND m.answers >= 10;
  RETURN QUERY
  SELECT v_named, cl.target_market, cl.interests,
    (SELECT max(r.taken_at) FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = p_account),
    a.platform, found.rank, CASE WHEN v_weights IS NOT NULL THEN 
    CASE WHEN k.answer IN ('fits', 'friend') THEN 1000000 WHEN k.answer IN ('peer', 'not_for_me') THEN -1000000
      ELSE (v_weights->>(s.klass * 24 + CASE WHEN s.fit < 0 THEN 0 WHEN s.fit < 50 THEN 8 ELSE 16 END + s.followed_back::integer * 4 + (EXISTS (SELECT FROM conversation v WHERE v.practice_id = s.practice_id
      AND v.account_id = s.account_id AND v.profile_id = s.profile_id AND v.turns_theirs > 0))::integer * 2 + (s.first_seen > v_began)::integer))::integer
        + CASE WHEN s.score < 0 THEN 0 ELSE v_per_score * (s.score - 50) END
        + CASE WHEN s.fit < 0 THEN 0 ELSE v_per_fit * (s.fit - 50) END END END, k.answer,
    s.profile_id, s.klass, s.score, s.fit, s.followed_back, s.followed_at,
    f.handle, f.name, f.bio, f.location, f.url, f.created_at, f.last_posted_at, f.followers, f.following, f.posts, f.listed, f.likes, f.protected, f.verified, f.default_picture,
    (SELECT jsonb_agg(jsonb_build_array(g.code, g.id, g.dismissed_at IS NOT NULL AND g.text_mark = hashtextextended(concat_ws(E'\n', f.name, f.bio), 0)))
     FROM kept_flag g WHERE g.practice_id = p_practice AND g.account_id = p_account AND g.profile_id = s.profile_id
       AND g.found_in = 'profile')
  FROM client cl
    LEFT JOIN (SELECT s.profile_id, coalesce(
    CASE WHEN k.answer IN ('fits', 'friend') THEN 1000000 WHEN k.answer IN ('peer', 'not_for_me') THEN -1000000
      ELSE (v_weights->>(s.klass * 24 + CASE WHEN s.fit < 0 THEN 0 WHEN s.fit < 50 THEN 8 ELSE 16 END + s.followed_back::integer * 4 + (EXISTS (SELECT FROM conversation v WHERE v.practice_id = s.practice_id
      AND v.account_id = s.account_id AND v.profile_id = s.profile_id AND v.turns_theirs > 0))::integer * 2 + (s.first_seen > v_began)::integer))::integer
        + CASE WHEN s.score < 0 THEN 0 ELSE v_per_score * (s.score - 50) END
        + CASE WHEN s.fit < 0 THEN 0 ELSE v_per_fit * (s.fit - 50) END END, s.score) AS rank FROM standing s
      LEFT JOIN sorting_card k ON k.practice_id = p_practice AND k.account_id = p_account AND k.profile_id = s.profile_id
      WHERE s.practice_id = p_practice AND s.account_id = p_account AND (p_klass IS NULL OR s.klass = p_klass)
        AND (p_flag IS NULL OR s.profile_id IN (SELECT g.profile_id FROM kept_flag g WHERE g.practice_id = p_practice
          AND g.account_id = p_account AND g.found_in = 'profile' AND g.dismissed_at IS NULL
          AND split_part(g.code, '.', 1) = p_flag))
        AND (p_rank IS NULL OR coalesce(
    CASE WHEN k.answer IN ('fits', 'friend') THEN 1000000 WHEN k.answer IN ('peer', 'not_for_me') THEN -1000000
      ELSE (v_weights->>(s.klass * 24 + CASE WHEN s.fit < 0 THEN 0 WHEN s.fit < 50 THEN 8 ELSE 16 END + s.followed_back::integer * 4 + (EXISTS (SELECT FROM conversation v WHERE v.practice_id = s.practice_id
      AND v.account_id = s.account_id AND v.profile_id = s.profile_id AND v.turns_theirs > 0))::integer * 2 + (s.first_seen > v_began)::integer))::integer
        + CASE WHEN s.score < 0 THEN 0 ELSE v_per_score * (s.score - 50) END
        + CASE WHEN s.fit < 0 THEN 0 ELSE v_per_fit * (s.fit - 50) END END, s.score) < p_rank OR coalesce(
    CASE WHEN k.answer IN ('fits', 'friend') THEN 1000000 WHEN k.answer IN ('peer', 'not_for_me') THEN -1000000
      ELSE (v_weights->>(s.klass * 24 + CASE WHEN s.fit < 0 THEN 0 WHEN s.fit < 50 THEN 8 ELSE 16 END + s.followed_back::integer * 4 + (EXISTS (SELECT FROM conversation v WHERE v.practice_id = s.practice_id
      AND v.account_id = s.account_id AND v.profile_id = s.profile_id AND v.turns_theirs > 0))::integer * 2 + (s.first_seen > v_began)::integer))::integer
        + CASE WHEN s.score < 0 THEN 0 ELSE v_per_score * (s.score - 50) END
        + CASE WHEN s.fit < 0 THEN 0 ELSE v_per_fit * (s.fit - 50) END END, s.score) = p_rank AND s.profile_id < p_after)
      ORDER BY rank DESC, s.profile_id DESC LIMIT p_limit) found ON true
    LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = p_account AND s.profile_id = found.profile_id
    LEFT JOIN sorting_card k ON k.practice_id = p_practice AND k.account_id = p_account AND k.profile_id = s.profile_id
    LEFT JOIN social_account a ON a.practice_id = p_practice AND a.id = s.account_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = a.platform AND f.profile_id = s.profile_id
  WHERE cl.practice_id = p_practice AND cl.id = v_client
  ORDER BY found.rank DESC, found.profile_id DESC;
END
$body$
;;
REVOKE ALL ON FUNCTION list_likely_followers_v2(uuid, uuid, uuid, text, uuid, timestamptz, uuid, smallint, text, integer, bigint, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_likely_followers_v2(uuid, uuid, uuid, text, uuid, timestamptz, uuid, smallint, text, integer, bigint, bigint) TO rapport_app
;;
CREATE FUNCTION show_sorting_v2(p_practice uuid, p_member uuid, p_own_client uuid, p_account uuid) RETURNS TABLE (unsorted json, answered json, open_cards json)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT
    (SELECT coalesce(json_agg(json_build_array(u.facets, u.people, u.undealt)), '[]') FROM (
    SELECT (s.klass * 24 + CASE WHEN s.fit < 0 THEN 0 WHEN s.fit < 50 THEN 8 ELSE 16 END + s.followed_back::integer * 4 + (EXISTS (SELECT FROM conversation v WHERE v.practice_id = s.practice_id
      AND v.account_id = s.account_id AND v.profile_id = s.profile_id AND v.turns_theirs > 0))::integer * 2 + (s.first_seen > began.look)::integer) AS facets, count(*) FILTER (WHERE NOT EXISTS (SELECT FROM sorting_card k
      WHERE k.practice_id = s.practice_id AND k.account_id = s.account_id AND k.profile_id = s.profile_id AND k.answer IS NOT NULL)) AS people,
      count(*) FILTER (WHERE NOT EXISTS (SELECT FROM sorting_card k
      WHERE k.practice_id = s.practice_id AND k.account_id = s.account_id AND k.profile_id = s.profile_id)) AS undealt
    FROM (
    SELECT coalesce(min(c.look), 2147483647) AS look FROM sorting_card c
    WHERE c.practice_id = p_practice AND c.account_id = p_account) began, standing s
    WHERE s.practice_id = p_practice AND s.account_id = p_account
    GROUP BY 1) u),
    (SELECT coalesce(json_agg(json_build_array(n.stratum, n.answer, n.given, n.staying)), '[]')
     FROM (
    SELECT k.stratum, k.answer, count(*) AS given, count(s.profile_id) AS staying
    FROM sorting_card k LEFT JOIN standing s
      ON s.practice_id = k.practice_id AND s.account_id = k.account_id AND s.profile_id = k.profile_id
    WHERE k.practice_id = p_practice AND k.account_id = p_account AND k.answer IS NOT NULL
    GROUP BY 1, 2) n),
    (SELECT coalesce(json_agg(json_build_array(o.profile_id::text, o.handle, o.name) ORDER BY o.dealt_at, o.profile_id), '[]')
     FROM (
    SELECT k.profile_id, k.dealt_at, f.handle, f.name
    FROM sorting_card k
      JOIN standing s ON s.practice_id = k.practice_id AND s.account_id = k.account_id AND s.profile_id = k.profile_id
      JOIN social_account a ON a.practice_id = k.practice_id AND a.id = k.account_id
      LEFT JOIN profile f ON f.practice_id = k.practice_id AND f.platform = a.platform AND f.profile_id = k.profile_id
    WHERE k.practice_id = p_practice AND k.account_id = p_account AND k.answer IS NULL) o WHERE p_own_client IS NOT NULL)
  FROM social_account a
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
END
$body$
;;
REVOKE ALL ON FUNCTION show_sorting_v2(uuid, uuid, uuid, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_sorting_v2(uuid, uuid, uuid, uuid) TO rapport_app
;;
CREATE FUNCTION show_finding_v3(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_finding uuid) RETURNS TABLE (id uuid, account_id uuid, client_id uuid, kind text, subject text, profile_id bigint, handle text, verdict jsonb, state text, first_seen_at timestamptz, last_seen_at timestamptz, state_since timestamptz, cleared_because text, dismissal_reason text, named boolean)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_client uuid;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT f.client_id, f.subject_profile_id IS NOT NULL AND (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = f.client_id AND consent.kind = 'names' AND consent.revoked_at IS NULL)) INTO v_client, v_named
  FROM finding f JOIN practice pr ON pr.practice_id = f.practice_id
  WHERE f.practice_id = p_practice AND f.id = p_finding AND (p_own_client IS NOT NULL OR f.coach_from <= p_now + pr.clock_offset) AND (p_own_client IS NULL OR f.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = f.client_id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, v_client, 'names', p_caller, p_now);
  END IF;
  RETURN QUERY
  SELECT f.id, f.account_id, f.client_id, f.kind, f.subject, CASE WHEN v_named THEN f.subject_profile_id END,
    CASE WHEN v_named THEN coalesce(
      (SELECT nullif(p.handle, '') FROM profile p WHERE p.practice_id = p_practice AND p.platform = a.platform
        AND p.profile_id = f.subject_profile_id),
      (SELECT nullif(e.handle, '') FROM engager e WHERE e.practice_id = p_practice AND e.account_id = f.account_id
        AND e.profile_id = f.subject_profile_id)) END,
    f.verdict, f.state, f.first_seen_at, f.last_seen_at, f.state_since, f.cleared_because,
    f.dismissal_reason, v_named
  FROM finding f JOIN social_account a ON a.practice_id = f.practice_id AND a.id = f.account_id
    JOIN practice pr ON pr.practice_id = f.practice_id
  WHERE f.practice_id = p_practice AND f.id = p_finding;
END
$body$
;;
REVOKE ALL ON FUNCTION show_finding_v3(uuid, uuid, uuid, text, uuid, timestamptz, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_finding_v3(uuid, uuid, uuid, text, uuid, timestamptz, uuid) TO rapport_app
;;
CREATE FUNCTION list_findings_v3(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_client uuid, p_state text, p_before uuid, p_limit bigint) RETURNS TABLE (id uuid, account_id uuid, client_id uuid, kind text, subject text, profile_id bigint, handle text, verdict jsonb, state text, first_seen_at timestamptz, last_seen_at timestamptz, state_since timestamptz, cleared_because text, dismissal_reason text, named boolean)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = c.id AND consent.kind = 'names' AND consent.revoked_at IS NULL)) AND EXISTS (SELECT FROM finding f
    WHERE f.practice_id = p_practice AND f.client_id = c.id AND f.subject_profile_id IS NOT NULL) INTO v_named
  FROM client c WHERE c.practice_id = p_practice AND c.id = p_client AND (p_own_client IS NULL OR c.id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = c.id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, p_client, 'names', p_caller, p_now);
  END IF;
  RETURN QUERY
  SELECT found.* FROM (SELECT 1) AS one LEFT JOIN (
    SELECT f.id, f.account_id, f.client_id, f.kind, f.subject, CASE WHEN v_named THEN f.subject_profile_id END,
    CASE WHEN v_named THEN coalesce(
      (SELECT nullif(p.handle, '') FROM profile p WHERE p.practice_id = p_practice AND p.platform = a.platform
        AND p.profile_id = f.subject_profile_id),
      (SELECT nullif(e.handle, '') FROM engager e WHERE e.practice_id = p_practice AND e.account_id = f.account_id
        AND e.profile_id = f.subject_profile_id)) END,
    f.verdict, f.state, f.first_seen_at, f.last_seen_at, f.state_since, f.cleared_because,
    f.dismissal_reason, v_named
  FROM finding f JOIN social_account a ON a.practice_id = f.practice_id AND a.id = f.account_id
    JOIN practice pr ON pr.practice_id = f.practice_id
    WHERE f.practice_id = p_practice AND f.client_id = p_client AND (p_own_client IS NOT NULL OR f.coach_from <= p_now + pr.clock_offset)
      AND (p_state IS NULL OR f.state = p_state) AND (p_before IS NULL OR f.id < p_before)
    ORDER BY f.id DESC LIMIT p_limit
  ) AS found ON true;
END
$body$
;;
REVOKE ALL ON FUNCTION list_findings_v3(uuid, uuid, uuid, text, uuid, timestamptz, uuid, text, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_findings_v3(uuid, uuid, uuid, text, uuid, timestamptz, uuid, text, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION show_evidence_v3(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_finding uuid) RETURNS TABLE (id uuid, account_id uuid, client_id uuid, kind text, subject text, profile_id bigint, handle text, verdict jsonb, state text, first_seen_at timestamptz, last_seen_at timestamptz, state_since timestamptz, cleared_because text, dismissal_reason text, named boolean, platform text, report jsonb, looks jsonb, answers jsonb, source text, stated jsonb, programs jsonb, now timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_account uuid;
  v_first timestamptz;
  v_until timestamptz;
  v_report jsonb;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT f.account_id, f.first_seen_at, coalesce(r.taken_at, f.last_seen_at), r.seen
  INTO v_account, v_first, v_until, v_report
  FROM finding f LEFT JOIN LATERAL (
    SELECT r.taken_at, coalesce(r.quality, r.engagers) AS seen FROM audience_report r
    WHERE r.practice_id = p_practice AND r.account_id = f.account_id AND r.taken_at >= f.last_seen_at
    ORDER BY r.taken_at LIMIT 1) r ON true
  WHERE f.practice_id = p_practice AND f.id = p_finding;
  RETURN QUERY
  SELECT shown.*, a.platform, v_report,
    (SELECT jsonb_build_object('many', count(*), 'complete', count(*) FILTER (WHERE s.complete), 'first', min(s.taken_at),
        'last', max(s.taken_at), 'sources', coalesce(jsonb_agg(DISTINCT s.source), '[]'),
        'samplings', coalesce(jsonb_agg(DISTINCT s.sampling), '[]'))
      FROM snapshot s WHERE s.practice_id = p_practice AND s.account_id = v_account AND s.side = 'followers'
        AND s.taken_at BETWEEN v_first AND v_until),
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'answer', n.answer, 'words', n.words, 'given_at', n.given_at,
        'by_client', n.by_client) ORDER BY n.given_at DESC, n.id DESC), '[]')
      FROM finding_answer n WHERE n.practice_id = p_practice AND n.finding_id = p_finding),
    a.source,
    (SELECT coalesce(jsonb_agg(to_jsonb(s)), '[]') FROM (
      SELECT DISTINCT ON (s.setting) s.* FROM settings_attestation s
      WHERE s.practice_id = p_practice AND s.account_id = v_account ORDER BY s.setting, s.id DESC) s),
    (SELECT jsonb_build_object('as_of', r.taken_at, 'programs', r.picture -> 'own_automation' -> 'apps') FROM audience_report r
      WHERE r.practice_id = p_practice AND r.account_id = v_account AND r.picture -> 'own_automation' IS NOT NULL
      ORDER BY r.taken_at DESC LIMIT 1),
    p_now + pr.clock_offset
  FROM show_finding_v3(p_practice, p_member, p_own_client, p_caller, p_look, p_now, p_finding) AS shown
    JOIN social_account a ON a.practice_id = p_practice AND a.id = shown.account_id
    JOIN practice pr ON pr.practice_id = p_practice;
END
$body$
;;
REVOKE ALL ON FUNCTION show_evidence_v3(uuid, uuid, uuid, text, uuid, timestamptz, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_evidence_v3(uuid, uuid, uuid, text, uuid, timestamptz, uuid) TO rapport_app
;;
CREATE FUNCTION find_listeners_v1(p_platform text, p_numbers bigint[]) RETURNS TABLE (practice_id uuid, account_id uuid, number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY
  SELECT l.practice_id, l.account_id, l.number FROM listening l
  WHERE l.until IS NULL AND l.platform = p_platform AND l.number = ANY(p_numbers);
END
$body$
;;
REVOKE ALL ON FUNCTION find_listeners_v1(text, bigint[]) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_listeners_v1(text, bigint[]) TO rapport_app
;;
GRANT SELECT (practice_id, account_id, platform, number, until) ON listening TO rapport_finder
;;
ALTER FUNCTION find_listeners_v1(text, bigint[]) OWNER TO rapport_finder
;;
CREATE FUNCTION keep_page_v2(p_practice uuid, p_job uuid, p_fence bigint, p_checkup uuid, p_list text, p_number integer, p_packed bytea, p_checkpoint jsonb, p_people integer, p_spent bigint, p_app text, p_told jsonb, p_calls integer, p_next text[], p_next_calls integer, p_at timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  UPDATE job SET checkpoint = p_checkpoint, attempt = 0
  WHERE practice_id = p_practice AND id = p_job AND fence = p_fence AND state = 'running';
  IF NOT FOUND THEN
    PERFORM end_turn_v1(p_app, p_told, p_calls, p_at);
    RETURN NULL;
  END IF;
  INSERT INTO kept_page (practice_id, checkup_id, list_name, number, packed)
  VALUES (p_practice, p_checkup, p_list, p_number, p_packed);
  UPDATE checkup SET people_read = people_read + p_people, spent_micros = spent_micros + p_spent, stage = p_list,
    state = 'reading', waiting_until = NULL, waiting_reason = NULL
  WHERE practice_id = p_practice AND id = p_checkup;
  -- Last, for everybody's calls pass through these rows.
  PERFORM end_turn_v1(p_app, p_told, p_calls, p_at);
  RETURN take_turn_v1(p_practice, p_app, p_next, p_next_calls, p_at);
END
$body$
;;
REVOKE ALL ON FUNCTION keep_page_v2(uuid, uuid, bigint, uuid, text, integer, bytea, jsonb, integer, bigint, text, jsonb, integer, text[], integer, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION keep_page_v2(uuid, uuid, bigint, uuid, text, integer, bytea, jsonb, integer, bigint, text, jsonb, integer, text[], integer, timestamptz) TO rapport_app
;;
CREATE FUNCTION kept_page_v1(p_practice uuid, p_checkup uuid, p_list text, p_number integer) RETURNS bytea
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN (SELECT packed FROM kept_page
    WHERE practice_id = p_practice AND checkup_id = p_checkup AND list_name = p_list AND number = p_number);
END
$body$
;;
REVOKE ALL ON FUNCTION kept_page_v1(uuid, uuid, text, integer) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION kept_page_v1(uuid, uuid, text, integer) TO rapport_app
;;
CREATE FUNCTION due_accounts_v1(p_now timestamptz, p_limit bigint) RETURNS TABLE (practice_id uuid, account_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY
  SELECT a.practice_id, a.id FROM social_account a JOIN practice p ON p.practice_id = a.practice_id
    JOIN client c ON c.practice_id = a.practice_id AND c.id = a.client_id
  WHERE a.state = 'connected' AND a.next_checkup_at <= p_now + p.clock_offset AND c.coaching_ended_at IS NULL
    AND NOT EXISTS (SELECT FROM checkup k
      WHERE k.practice_id = a.practice_id AND k.account_id = a.id AND k.state NOT IN ('done', 'failed'))
  LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION due_accounts_v1(timestamptz, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION due_accounts_v1(timestamptz, bigint) TO rapport_app
;;
GRANT SELECT (practice_id, id, client_id, state, next_checkup_at) ON social_account TO rapport_finder
;;
GRANT SELECT (practice_id, clock_offset) ON practice TO rapport_finder
;;
GRANT SELECT (practice_id, id, coaching_ended_at) ON client TO rapport_finder
;;
GRANT SELECT (practice_id, account_id, state) ON checkup TO rapport_finder
;;
ALTER FUNCTION due_accounts_v1(timestamptz, bigint) OWNER TO rapport_finder
;;
CREATE FUNCTION show_checkup_v3(p_practice uuid, p_member uuid, p_own_client uuid, p_checkup uuid) RETURNS TABLE (id uuid, account_id uuid, asked_by text, asked_at timestamptz, source text, state text, stage text, plan jsonb, people_read integer, people_total integer, spent_micros bigint, waiting_until timestamptz, waiting_reason jsonb, started_at timestamptz, finished_at timestamptz, failure jsonb, report_id uuid, export jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT k.id, k.account_id, k.asked_by, k.asked_at, k.source, k.state, k.stage, k.plan, k.people_read, k.people_total, k.spent_micros, k.waiting_until, k.waiting_reason, k.started_at, k.finished_at, k.failure, k.report_id, (SELECT h.report FROM handed_in_export h WHERE h.practice_id = k.practice_id AND h.checkup_id = k.id) FROM checkup k
    JOIN social_account a ON a.practice_id = k.practice_id AND a.id = k.account_id
  WHERE k.practice_id = p_practice AND k.id = p_checkup AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
END
$body$
;;
REVOKE ALL ON FUNCTION show_checkup_v3(uuid, uuid, uuid, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_checkup_v3(uuid, uuid, uuid, uuid) TO rapport_app
;;
CREATE FUNCTION list_checkups_v3(p_practice uuid, p_member uuid, p_own_client uuid, p_account uuid, p_before uuid, p_limit bigint) RETURNS TABLE (id uuid, account_id uuid, asked_by text, asked_at timestamptz, source text, state text, stage text, plan jsonb, people_read integer, people_total integer, spent_micros bigint, waiting_until timestamptz, waiting_reason jsonb, started_at timestamptz, finished_at timestamptz, failure jsonb, report_id uuid, export jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT k.id, k.account_id, k.asked_by, k.asked_at, k.source, k.state, k.stage, k.plan, k.people_read, k.people_total, k.spent_micros, k.waiting_until, k.waiting_reason, k.started_at, k.finished_at, k.failure, k.report_id, (SELECT h.report FROM handed_in_export h WHERE h.practice_id = k.practice_id AND h.checkup_id = k.id) FROM social_account a
    LEFT JOIN checkup k ON k.practice_id = a.practice_id AND k.account_id = a.id
      AND (p_before IS NULL OR k.id < p_before)
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id))
  ORDER BY k.id DESC LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_checkups_v3(uuid, uuid, uuid, uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_checkups_v3(uuid, uuid, uuid, uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_exports_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_client uuid, p_before uuid, p_limit bigint) RETURNS TABLE (id uuid, client_id uuid, platform text, handle text, account_id uuid, checkup_id uuid, handed_in_at timestamptz, state text, failure jsonb)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT h.id, h.client_id, h.platform, h.handle, h.account_id, h.checkup_id, h.handed_in_at,
    coalesce(k.state, 'failed'), coalesce(h.refusal, k.failure) FROM client c
    LEFT JOIN handed_in_export h ON h.practice_id = c.practice_id AND h.client_id = c.id
      AND (p_before IS NULL OR h.id < p_before)
    LEFT JOIN checkup k ON k.practice_id = h.practice_id AND k.id = h.checkup_id
  WHERE c.practice_id = p_practice AND c.id = p_client AND (p_own_client IS NULL OR c.id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = c.id))
  ORDER BY h.id DESC LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_exports_v1(uuid, uuid, uuid, uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_exports_v1(uuid, uuid, uuid, uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_contacts_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_account uuid, p_after bigint, p_limit bigint) RETURNS TABLE (named boolean, now timestamptz, profile_id bigint, handle text, platform text, stars smallint, stands_as text, in_circle boolean, follows boolean, klass smallint, turns_theirs integer, turns_ours integer, last_theirs_at timestamptz, last_touch_at timestamptz, learned text)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_client uuid;
  v_named boolean;
  v_noted boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = a.client_id AND consent.kind = 'names' AND consent.revoked_at IS NULL)), (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = a.client_id AND consent.kind = 'notes' AND consent.revoked_at IS NULL)) INTO v_client, v_named, v_noted
  FROM social_account a WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  v_noted := v_named AND v_noted;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, v_client, 'names', p_caller, p_now);
  END IF;
  IF v_noted AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, gen_random_uuid(), v_client, 'notes', p_caller, p_now);
  END IF;
  RETURN QUERY
  SELECT v_named, p_now + p.clock_offset, w.profile_id, coalesce(f.handle, nullif(c.handle, ''), nullif(v.handle, '')), a.platform, c.stars,
    c.stands_as, o.id IS NOT NULL, s.klass IS NOT NULL, s.klass, coalesce(v.turns_theirs, 0), coalesce(v.turns_ours, 0),
    v.last_theirs_at, greatest(v.last_ours_at, 
    (SELECT max(t.at) FROM touch t WHERE t.practice_id = p_practice AND t.account_id = p_account
      AND t.profile_id = w.profile_id AND t.kind <> 'note')), CASE WHEN v_noted THEN c.learned END
  FROM social_account a JOIN practice p ON p.practice_id = a.practice_id
    LEFT JOIN (
      SELECT k.profile_id FROM contact k WHERE v_named AND k.practice_id = p_practice AND k.account_id = p_account
      UNION SELECT k.profile_id FROM circle_place k
      WHERE v_named AND k.practice_id = p_practice AND k.account_id = p_account
    ) w ON p_after IS NULL OR w.profile_id > p_after
    LEFT JOIN contact c ON c.practice_id = p_practice AND c.account_id = p_account AND c.profile_id = w.profile_id
    LEFT JOIN circle_place o ON o.practice_id = p_practice AND o.account_id = p_account AND o.profile_id = w.profile_id
    LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = p_account AND s.profile_id = w.profile_id
    LEFT JOIN conversation v ON v.practice_id = p_practice AND v.account_id = p_account AND v.profile_id = w.profile_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = a.platform AND f.profile_id = w.profile_id
  WHERE a.practice_id = p_practice AND a.id = p_account
  ORDER BY w.profile_id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_contacts_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, bigint, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_contacts_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, bigint, bigint) TO rapport_app
;;
CREATE FUNCTION show_contact_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_account uuid, p_profile bigint) RETURNS TABLE (named boolean, noted boolean, now timestamptz, touches json, handles text[], profile_id bigint, handle text, platform text, stars smallint, stands_as text, in_circle boolean, follows boolean, klass smallint, turns_theirs integer, turns_ours integer, last_theirs_at timestamptz, last_touch_at timestamptz, learned text)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_client uuid;
  v_named boolean;
  v_noted boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = a.client_id AND consent.kind = 'names' AND consent.revoked_at IS NULL)), (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = a.client_id AND consent.kind = 'notes' AND consent.revoked_at IS NULL)) INTO v_client, v_named, v_noted
  FROM social_account a WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  v_noted := v_named AND v_noted;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, v_client, 'names', p_caller, p_now);
  END IF;
  IF v_noted AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, gen_random_uuid(), v_client, 'notes', p_caller, p_now);
  END IF;
  RETURN QUERY
  SELECT v_named, v_noted, p_now + p.clock_offset,
    (SELECT coalesce(json_agg(json_build_object('id', n.id, 'kind', n.kind, 'at', n.at,
        'words', CASE WHEN v_noted THEN n.words END) ORDER BY n.at DESC, n.id DESC), '[]')
     FROM (SELECT * FROM touch t WHERE t.practice_id = p_practice AND t.account_id = p_account
         AND t.profile_id = p_profile ORDER BY t.at DESC, t.id DESC LIMIT 50) n),
    ARRAY[nullif(c.handle, ''), nullif(v.handle, '')], w.profile_id, coalesce(f.handle, nullif(c.handle, ''), nullif(v.handle, '')), a.platform, c.stars,
    c.stands_as, o.id IS NOT NULL, s.klass IS NOT NULL, s.klass, coalesce(v.turns_theirs, 0), coalesce(v.turns_ours, 0),
    v.last_theirs_at, greatest(v.last_ours_at, 
    (SELECT max(t.at) FROM touch t WHERE t.practice_id = p_practice AND t.account_id = p_account
      AND t.profile_id = w.profile_id AND t.kind <> 'note')), CASE WHEN v_noted THEN c.learned END
  FROM social_account a JOIN practice p ON p.practice_id = a.practice_id
    CROSS JOIN (VALUES (p_profile)) w (profile_id)
    LEFT JOIN contact c ON c.practice_id = p_practice AND c.account_id = p_account AND c.profile_id = w.profile_id
    LEFT JOIN circle_place o ON o.practice_id = p_practice AND o.account_id = p_account AND o.profile_id = w.profile_id
    LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = p_account AND s.profile_id = w.profile_id
    LEFT JOIN conversation v ON v.practice_id = p_practice AND v.account_id = p_account AND v.profile_id = w.profile_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = a.platform AND f.profile_id = w.profile_id
  WHERE a.practice_id = p_practice AND a.id = p_account
    AND (NOT v_named OR c.id IS NOT NULL OR o.id IS NOT NULL OR s.klass IS NOT NULL OR v.id IS NOT NULL);
END
$body$
;;
REVOKE ALL ON FUNCTION show_contact_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_contact_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_acquaintance_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_client uuid, p_now timestamptz) RETURNS TABLE (account_id uuid, genuine bigint, known bigint, touched_30_days bigint, touched_60_days bigint, touched_90_days bigint, in_conversation bigint, in_conversation_this_week bigint, read_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_now timestamptz;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT p_now + p.clock_offset INTO v_now FROM client c JOIN practice p ON p.practice_id = c.practice_id
  WHERE c.practice_id = p_practice AND c.id = p_client AND (p_own_client IS NULL OR c.id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = c.id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT a.id, CASE WHEN look.read_at IS NOT NULL THEN coalesce(g.genuine, 0) END, coalesce(g.known, 0),
    coalesce(g.touched_30, 0), coalesce(g.touched_60, 0), coalesce(g.touched_90, 0), coalesce(k.deep, 0),
    coalesce(k.this_week, 0), look.read_at
  FROM (VALUES (p_client)) asked (client_id)
    LEFT JOIN social_account a ON a.practice_id = p_practice AND a.client_id = asked.client_id
    LEFT JOIN LATERAL (SELECT max(n.taken_at) AS read_at FROM snapshot n
      WHERE n.practice_id = p_practice AND n.account_id = a.id AND n.side = 'followers') look ON true
    LEFT JOIN LATERAL (SELECT count(*) AS genuine, count(c.learned) AS known,
        count(*) FILTER (WHERE greatest(v.last_ours_at, t.touched_at) >= v_now - interval '30 days') AS touched_30,
        count(*) FILTER (WHERE greatest(v.last_ours_at, t.touched_at) >= v_now - interval '60 days') AS touched_60,
        count(*) FILTER (WHERE greatest(v.last_ours_at, t.touched_at) >= v_now - interval '90 days') AS touched_90
      FROM standing s
        LEFT JOIN contact c ON c.practice_id = p_practice AND c.account_id = a.id AND c.profile_id = s.profile_id
        LEFT JOIN conversation v ON v.practice_id = p_practice AND v.account_id = a.id AND v.profile_id = s.profile_id
        LEFT JOIN (SELECT u.profile_id, max(u.at) AS touched_at FROM touch u
          WHERE u.practice_id = p_practice AND u.account_id = a.id AND u.kind <> 'note' GROUP BY u.profile_id) t
          ON t.profile_id = s.profile_id
      WHERE s.practice_id = p_practice AND s.account_id = a.id AND s.klass = 1) g ON true
    LEFT JOIN LATERAL (SELECT count(*) AS deep,
        count(*) FILTER (WHERE v.last_theirs_at >= v_now - interval '7 days') AS this_week
      FROM conversation v WHERE v.practice_id = p_practice AND v.account_id = a.id
        AND v.turns_theirs >= 2 AND v.turns_ours >= 2) k ON true
  ORDER BY a.id;
END
$body$
;;
REVOKE ALL ON FUNCTION list_acquaintance_v1(uuid, uuid, uuid, uuid, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_acquaintance_v1(uuid, uuid, uuid, uuid, timestamptz) TO rapport_app
;;
CREATE FUNCTION list_try_outs_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_account uuid, p_state text, p_due_atly boolean, p_after_due timestamptz, p_after uuid, p_limit bigint) RETURNS TABLE (named boolean, now timestamptz, platform text, target_market jsonb, interests jsonb, id uuid, profile_id bigint, seen_handle text, opened_at timestamptz, opened_because text, due_at timestamptz, extended integer, state text, decided_at timestamptz, klass smallint, lists_followers boolean, turns_theirs integer, turns_ours integer, last_theirs_at timestamptz, handle text, name text, bio text, location text, url text, created_at bigint, last_posted_at bigint, followers bigint, following bigint, posts bigint, listed bigint, likes bigint, protected boolean, verified boolean, default_picture boolean)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_client uuid;
  v_named boolean;
  v_now timestamptz;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = a.client_id AND consent.kind = 'names' AND consent.revoked_at IS NULL)), p_now + p.clock_offset INTO v_client, v_named, v_now
  FROM social_account a JOIN practice p ON p.practice_id = a.practice_id
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, v_client, 'names', p_caller, p_now);
  END IF;
  RETURN QUERY
  SELECT v_named, v_now, a.platform, c.target_market, c.interests, t.id, t.profile_id, t.handle, t.opened_at,
    t.opened_because, t.due_at, t.extended, t.state, t.decided_at, s.klass,
    EXISTS (SELECT FROM snapshot n WHERE n.practice_id = p_practice AND n.account_id = p_account
      AND n.side = 'followers' AND n.complete),
    v.turns_theirs, v.turns_ours, v.last_theirs_at, f.handle, f.name, f.bio, f.location, f.url, f.created_at, f.last_posted_at, f.followers, f.following, f.posts, f.listed, f.likes, f.protected, f.verified, f.default_picture
  FROM social_account a
    JOIN client c ON c.practice_id = p_practice AND c.id = a.client_id
    LEFT JOIN LATERAL (SELECT * FROM try_out o WHERE o.practice_id = p_practice AND o.account_id = p_account
        AND o.state = p_state AND (NOT p_due_atly OR o.due_at <= v_now)
        AND (p_after_due IS NULL OR (o.due_at, o.id) > (p_after_due, p_after))
      ORDER BY o.due_at, o.id LIMIT p_limit) t ON true
    LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = p_account AND s.profile_id = t.profile_id
    LEFT JOIN conversation v ON v.practice_id = p_practice AND v.account_id = p_account AND v.profile_id = t.profile_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = a.platform AND f.profile_id = t.profile_id
  WHERE a.practice_id = p_practice AND a.id = p_account
  ORDER BY t.due_at, t.id;
END
$body$
;;
REVOKE ALL ON FUNCTION list_try_outs_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, text, boolean, timestamptz, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_try_outs_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, text, boolean, timestamptz, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_weed_outs_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_account uuid, p_before date, p_limit bigint) RETURNS TABLE (id uuid, account_id uuid, month date, state text, drafted_at timestamptz, seen_at timestamptz, forecast jsonb, proposed bigint, spared bigint, unfollowed bigint, gone bigint, steps bigint, approved_at timestamptz, closed_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT w.id, w.account_id, w.month, w.state, w.drafted_at, w.seen_at, w.forecast,
    coalesce(n.proposed, 0), coalesce(n.spared, 0), coalesce(n.unfollowed, 0), coalesce(n.gone, 0), coalesce(n.steps, 0),
    w.approved_at, w.closed_at
  FROM social_account a
    LEFT JOIN weed_out w ON w.practice_id = p_practice AND w.account_id = a.id
      AND (p_before IS NULL OR w.month < p_before)
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE p.state = 'proposed') AS proposed,
        count(*) FILTER (WHERE p.state = 'spared') AS spared,
        count(*) FILTER (WHERE p.state = 'unfollowed') AS unfollowed, count(*) FILTER (WHERE p.state = 'gone') AS gone,
        max(p.step)::bigint AS steps
      FROM weed_out_person p WHERE p.practice_id = p_practice AND p.weed_out_id = w.id) n ON true
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id))
  ORDER BY w.month DESC LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_weed_outs_v1(uuid, uuid, uuid, uuid, date, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_weed_outs_v1(uuid, uuid, uuid, uuid, date, bigint) TO rapport_app
;;
CREATE FUNCTION show_weed_out_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_weed_out uuid) RETURNS TABLE (id uuid, account_id uuid, month date, state text, drafted_at timestamptz, seen_at timestamptz, forecast jsonb, proposed bigint, spared bigint, unfollowed bigint, gone bigint, steps bigint, approved_at timestamptz, closed_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT w.id, w.account_id, w.month, w.state, w.drafted_at, w.seen_at, w.forecast,
    coalesce(n.proposed, 0), coalesce(n.spared, 0), coalesce(n.unfollowed, 0), coalesce(n.gone, 0), coalesce(n.steps, 0),
    w.approved_at, w.closed_at
  FROM weed_out w JOIN social_account a ON a.practice_id = p_practice AND a.id = w.account_id
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE p.state = 'proposed') AS proposed,
        count(*) FILTER (WHERE p.state = 'spared') AS spared,
        count(*) FILTER (WHERE p.state = 'unfollowed') AS unfollowed, count(*) FILTER (WHERE p.state = 'gone') AS gone,
        max(p.step)::bigint AS steps
      FROM weed_out_person p WHERE p.practice_id = p_practice AND p.weed_out_id = w.id) n ON true
  WHERE w.practice_id = p_practice AND w.id = p_weed_out AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
END
$body$
;;
REVOKE ALL ON FUNCTION show_weed_out_v1(uuid, uuid, uuid, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_weed_out_v1(uuid, uuid, uuid, uuid) TO rapport_app
;;
CREATE FUNCTION list_weeds_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_weed_out uuid, p_state text, p_step integer, p_after_step integer, p_after uuid, p_limit bigint) RETURNS TABLE (named boolean, platform text, id uuid, profile_id bigint, handle text, klass smallint, because jsonb, step integer, state text, state_since timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_client uuid;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = a.client_id AND consent.kind = 'names' AND consent.revoked_at IS NULL)) INTO v_client, v_named
  FROM weed_out w JOIN social_account a ON a.practice_id = p_practice AND a.id = w.account_id
  WHERE w.practice_id = p_practice AND w.id = p_weed_out AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, v_client, 'names', p_caller, p_now);
  END IF;
  RETURN QUERY
  SELECT v_named, a.platform, p.id, p.profile_id, coalesce(f.handle, nullif(p.handle, '')), s.klass, p.because, p.step,
    p.state, p.state_since
  FROM weed_out w JOIN social_account a ON a.practice_id = p_practice AND a.id = w.account_id
    LEFT JOIN weed_out_person p ON p.practice_id = p_practice AND p.weed_out_id = w.id
      AND (p_state IS NULL OR p.state = p_state) AND (p_step IS NULL OR p.step = p_step)
      AND (p_after IS NULL OR (p.step, p.id) > (p_after_step, p_after))
    LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = w.account_id AND s.profile_id = p.profile_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = a.platform AND f.profile_id = p.profile_id
  WHERE w.practice_id = p_practice AND w.id = p_weed_out
  ORDER BY p.step, p.id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_weeds_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, text, integer, integer, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_weeds_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, text, integer, integer, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_kept_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_account uuid, p_before uuid, p_limit bigint) RETURNS TABLE (named boolean, platform text, id uuid, profile_id bigint, handle text, kept_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_client uuid;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = a.client_id AND consent.kind = 'names' AND consent.revoked_at IS NULL)) INTO v_client, v_named
  FROM social_account a WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, v_client, 'names', p_caller, p_now);
  END IF;
  RETURN QUERY
  SELECT v_named, a.platform, k.id, k.profile_id, coalesce(f.handle, nullif(k.handle, '')), k.kept_at
  FROM social_account a
    LEFT JOIN kept_person k ON v_named AND k.practice_id = p_practice AND k.account_id = a.id
      AND (p_before IS NULL OR k.id < p_before)
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = a.platform AND f.profile_id = k.profile_id
  WHERE a.practice_id = p_practice AND a.id = p_account
  ORDER BY k.id DESC LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_kept_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_kept_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION due_plans_v1(p_now timestamptz, p_limit bigint) RETURNS TABLE (practice_id uuid, client_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY
  (SELECT c.practice_id, c.id FROM client c
     LEFT JOIN day_plan d ON d.practice_id = c.practice_id AND d.client_id = c.id
   WHERE c.coaching_ended_at IS NULL AND d.next_at IS NULL)
  UNION ALL
  (SELECT d.practice_id, d.client_id FROM day_plan d
     JOIN practice p ON p.practice_id = d.practice_id
     JOIN client c ON c.practice_id = d.practice_id AND c.id = d.client_id
   WHERE d.next_at <= p_now + p.clock_offset AND c.coaching_ended_at IS NULL)
  LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION due_plans_v1(timestamptz, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION due_plans_v1(timestamptz, bigint) TO rapport_app
;;
GRANT SELECT (practice_id, id, coaching_ended_at) ON client TO rapport_finder
;;
GRANT SELECT (practice_id, clock_offset) ON practice TO rapport_finder
;;
GRANT SELECT (practice_id, client_id, next_at) ON day_plan TO rapport_finder
;;
ALTER FUNCTION due_plans_v1(timestamptz, bigint) OWNER TO rapport_finder
;;
CREATE FUNCTION show_plan_v2(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_client uuid) RETURNS TABLE (plan_day date, planned_at timestamptz, daily_minutes bigint, names_shown boolean, active_days bigint, carried_over boolean, id uuid, code text, params jsonb, minutes bigint, state text, day date, decided_at timestamptz, skip_reason text)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_day date;
  v_planned_at timestamptz;
  v_began_at timestamptz;
  v_minutes bigint;
  v_named boolean;
  v_active bigint;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT d.day, d.planned_at, d.next_at - interval '1 day', c.daily_minutes, (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = c.id AND consent.kind = 'names' AND consent.revoked_at IS NULL))
  INTO v_day, v_planned_at, v_began_at, v_minutes, v_named
  FROM client c LEFT JOIN day_plan d ON d.practice_id = c.practice_id AND d.client_id = c.id
  WHERE c.practice_id = p_practice AND c.id = p_client AND (p_own_client IS NULL OR c.id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = c.id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, p_client, 'names', p_caller, p_now);
  END IF;
  SELECT count(DISTINCT floor(extract(epoch FROM v_began_at - t.decided_at) / 86400)) INTO v_active
  FROM task t WHERE t.practice_id = p_practice AND t.client_id = p_client AND t.state = 'done'
    AND t.decided_at > v_began_at - interval '29 days';
  RETURN QUERY
  SELECT v_day, v_planned_at, v_minutes, v_named, v_active, t.day < v_day, t.id, t.kind, CASE WHEN v_named THEN t.params ELSE t.params - '{handle,link}'::text[] END, t.minutes::bigint, t.state, t.day, t.decided_at, t.skip_reason
  FROM (VALUES (p_client)) asked (client_id)
    LEFT JOIN task t ON t.practice_id = p_practice AND t.client_id = asked.client_id
      AND t.day BETWEEN v_day - 31 AND v_day
      AND (t.day = v_day OR t.state IN ('offered', 'accepted') OR t.decided_at >= v_began_at)
  ORDER BY t.day, t.rank, t.id;
END
$body$
;;
REVOKE ALL ON FUNCTION show_plan_v2(uuid, uuid, uuid, text, uuid, timestamptz, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_plan_v2(uuid, uuid, uuid, text, uuid, timestamptz, uuid) TO rapport_app
;;
CREATE FUNCTION list_tasks_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_client uuid, p_day date, p_before uuid, p_limit bigint) RETURNS TABLE (id uuid, code text, params jsonb, minutes bigint, state text, day date, decided_at timestamptz, skip_reason text)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = c.id AND consent.kind = 'names' AND consent.revoked_at IS NULL)) INTO v_named
  FROM client c WHERE c.practice_id = p_practice AND c.id = p_client AND (p_own_client IS NULL OR c.id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = c.id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, p_client, 'names', p_caller, p_now);
  END IF;
  RETURN QUERY
  SELECT t.id, t.kind, CASE WHEN v_named THEN t.params ELSE t.params - '{handle,link}'::text[] END, t.minutes::bigint, t.state, t.day, t.decided_at, t.skip_reason
  FROM (VALUES (p_client)) asked (client_id)
    LEFT JOIN task t ON t.practice_id = p_practice AND t.client_id = asked.client_id
      AND (p_day IS NULL OR (t.day, t.id) < (p_day, p_before))
  ORDER BY t.day DESC, t.id DESC LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_tasks_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, date, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_tasks_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid, date, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_circle_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_account uuid) RETURNS TABLE (names_shown boolean, profile_id text, handle text, chosen_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_client uuid;
  v_platform text;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT s.client_id, s.platform, (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = s.client_id AND consent.kind = 'names' AND consent.revoked_at IS NULL)) INTO v_client, v_platform, v_named
  FROM social_account s WHERE s.practice_id = p_practice AND s.id = p_account AND (p_own_client IS NULL OR s.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = s.client_id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, v_client, 'names', p_caller, p_now);
  END IF;
  RETURN QUERY
  SELECT v_named, c.profile_id::text, coalesce(f.handle, v.handle), c.chosen_at
  FROM (VALUES (p_account)) asked (account_id)
    LEFT JOIN circle_place c ON v_named AND c.practice_id = p_practice AND c.account_id = asked.account_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = v_platform AND f.profile_id = c.profile_id
    LEFT JOIN conversation v ON v.practice_id = p_practice AND v.account_id = c.account_id
      AND v.profile_id = c.profile_id
  ORDER BY c.chosen_at, c.profile_id;
END
$body$
;;
REVOKE ALL ON FUNCTION list_circle_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_circle_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid) TO rapport_app
;;
CREATE FUNCTION find_front_end_v1(p_id uuid) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN (SELECT f.practice_id FROM front_end f WHERE f.id = p_id AND f.retired_at IS NULL);
END
$body$
;;
REVOKE ALL ON FUNCTION find_front_end_v1(uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_front_end_v1(uuid) TO rapport_app
;;
GRANT SELECT (practice_id, id, retired_at) ON front_end TO rapport_finder
;;
ALTER FUNCTION find_front_end_v1(uuid) OWNER TO rapport_finder
;;
CREATE FUNCTION find_code_v1(p_hash bytea) RETURNS TABLE (practice_id uuid, approval_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY SELECT a.practice_id, a.id FROM approval a WHERE a.code_hash = p_hash;
END
$body$
;;
REVOKE ALL ON FUNCTION find_code_v1(bytea) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_code_v1(bytea) TO rapport_app
;;
GRANT SELECT (practice_id, id, code_hash) ON approval TO rapport_finder
;;
ALTER FUNCTION find_code_v1(bytea) OWNER TO rapport_finder
;;
CREATE FUNCTION find_lent_token_v1(p_hash bytea) RETURNS TABLE (practice_id uuid, approval_id uuid, token_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY SELECT t.practice_id, t.approval_id, t.id FROM token t
  WHERE t.hash = p_hash AND t.approval_id IS NOT NULL;
END
$body$
;;
REVOKE ALL ON FUNCTION find_lent_token_v1(bytea) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_lent_token_v1(bytea) TO rapport_app
;;
GRANT SELECT (practice_id, id, hash, approval_id) ON token TO rapport_finder
;;
ALTER FUNCTION find_lent_token_v1(bytea) OWNER TO rapport_finder
;;
CREATE FUNCTION show_front_end_v1(p_practice uuid, p_id uuid) RETURNS TABLE (name text, home_page text, auth_method text, secret_hash bytea, redirect_uris text[], grant_types text[], scopes text[], registered_by uuid, verified_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT f.name, f.home_page, f.auth_method, f.secret_hash, f.redirect_uris, f.grant_types, f.scopes, f.registered_by,
    f.verified_at
  FROM front_end f WHERE f.practice_id = p_practice AND f.id = p_id AND f.retired_at IS NULL;
END
$body$
;;
REVOKE ALL ON FUNCTION show_front_end_v1(uuid, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_front_end_v1(uuid, uuid) TO rapport_app
;;
CREATE FUNCTION list_front_ends_v1(p_practice uuid, p_after uuid, p_limit bigint) RETURNS TABLE (id uuid, name text, home_page text, auth_method text, redirect_uris text[], grant_types text[], scopes text[], verified_at timestamptz, created_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT f.id, f.name, f.home_page, f.auth_method, f.redirect_uris, f.grant_types, f.scopes, f.verified_at, f.created_at
  FROM front_end f
  WHERE f.practice_id = p_practice AND f.retired_at IS NULL AND (p_after IS NULL OR f.id > p_after)
  ORDER BY f.id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_front_ends_v1(uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_front_ends_v1(uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_approvals_v1(p_practice uuid, p_person uuid, p_now timestamptz, p_after uuid, p_limit bigint) RETURNS TABLE (id uuid, front_end_id uuid, front_end_name text, caller text, scopes text[], created_at timestamptz, last_used_at timestamptz, expires_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT a.id, a.front_end_id, a.front_end_name,
    CASE WHEN a.client_id IS NULL THEN 'member:' || a.member_id ELSE 'client:' || a.client_id END, a.scopes, a.created_at,
    (SELECT max(t.last_used_at) FROM token t WHERE t.practice_id = p_practice AND t.approval_id = a.id), a.expires_at
  FROM approval a
  LEFT JOIN member m ON m.practice_id = p_practice AND m.id = a.member_id AND m.ended_at IS NULL
  LEFT JOIN own_view v ON v.practice_id = p_practice AND v.client_id = a.client_id AND v.person_id = a.person_id
    AND v.created_at <= a.created_at AND v.ended_at IS NULL
  WHERE a.practice_id = p_practice AND (p_person IS NULL OR a.person_id = p_person) AND a.ended_at IS NULL
    AND (m.id IS NOT NULL OR v.id IS NOT NULL)
    AND (a.expires_at IS NULL OR a.expires_at > p_now) AND (a.code_hash IS NULL OR a.redeemed_at IS NOT NULL) AND (p_after IS NULL OR a.id > p_after)
  ORDER BY a.id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_approvals_v1(uuid, uuid, timestamptz, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_approvals_v1(uuid, uuid, timestamptz, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION asking_practices_v1(p_app text, p_since timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN (SELECT count(*) FROM quota_share s WHERE s.app = p_app AND s.asked_at > p_since);
END
$body$
;;
REVOKE ALL ON FUNCTION asking_practices_v1(text, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION asking_practices_v1(text, timestamptz) TO rapport_app
;;
GRANT SELECT (app, asked_at) ON quota_share TO rapport_finder
;;
ALTER FUNCTION asking_practices_v1(text, timestamptz) OWNER TO rapport_finder
;;
CREATE FUNCTION take_turn_v1(p_practice uuid, p_app text, p_buckets text[], p_calls integer, p_at timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
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
END
$body$
;;
REVOKE ALL ON FUNCTION take_turn_v1(uuid, text, text[], integer, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION take_turn_v1(uuid, text, text[], integer, timestamptz) TO rapport_app
;;
CREATE FUNCTION end_turn_v1(p_app text, p_told jsonb, p_calls integer, p_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
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
END
$body$
;;
REVOKE ALL ON FUNCTION end_turn_v1(text, jsonb, integer, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION end_turn_v1(text, jsonb, integer, timestamptz) TO rapport_app
;;
CREATE FUNCTION give_turn_back_v1(p_practice uuid, p_app text, p_buckets text[], p_calls integer) RETURNS void
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
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
END
$body$
;;
REVOKE ALL ON FUNCTION give_turn_back_v1(uuid, text, text[], integer) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION give_turn_back_v1(uuid, text, text[], integer) TO rapport_app
;;
CREATE FUNCTION fullest_quotas_v2(p_now timestamptz) RETURNS TABLE (app text, kind text, used float8)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY
  SELECT q.app, split_part(q.bucket, ':', 1), max(CASE WHEN q.until > p_now THEN coalesce(q.used, 0) ELSE 0 END)
  FROM platform_quota q GROUP BY 1, 2;
END
$body$
;;
REVOKE ALL ON FUNCTION fullest_quotas_v2(timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION fullest_quotas_v2(timestamptz) TO rapport_app
;;
CREATE FUNCTION find_deletion_requests_v1(p_hash bytea) RETURNS TABLE (practice_id uuid, request_id uuid, done_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY SELECT d.practice_id, d.id, d.done_at FROM deletion_request d WHERE d.code_hash = p_hash;
END
$body$
;;
REVOKE ALL ON FUNCTION find_deletion_requests_v1(bytea) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION find_deletion_requests_v1(bytea) TO rapport_app
;;
GRANT SELECT (practice_id, id, code_hash, done_at) ON deletion_request TO rapport_finder
;;
ALTER FUNCTION find_deletion_requests_v1(bytea) OWNER TO rapport_finder
;;
CREATE FUNCTION show_client_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_client uuid) RETURNS TABLE (id uuid, name text, time_zone text, language text, goal text, goal_quality_followers bigint, daily_minutes bigint, interests jsonb, target_market jsonb, is_sample boolean, coaching_ended_at timestamptz, created_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT c.id, c.name, c.time_zone, c.language, c.goal, c.goal_quality_followers, c.daily_minutes, c.interests, c.target_market, c.is_sample, c.coaching_ended_at, c.created_at FROM client c WHERE c.practice_id = p_practice AND c.id = p_client AND (p_own_client IS NULL OR c.id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = c.id));
END
$body$
;;
REVOKE ALL ON FUNCTION show_client_v1(uuid, uuid, uuid, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_client_v1(uuid, uuid, uuid, uuid) TO rapport_app
;;
CREATE FUNCTION list_clients_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_after uuid, p_limit bigint) RETURNS TABLE (id uuid, name text, time_zone text, language text, goal text, goal_quality_followers bigint, daily_minutes bigint, interests jsonb, target_market jsonb, is_sample boolean, coaching_ended_at timestamptz, created_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT c.id, c.name, c.time_zone, c.language, c.goal, c.goal_quality_followers, c.daily_minutes, c.interests, c.target_market, c.is_sample, c.coaching_ended_at, c.created_at FROM client c
  WHERE c.practice_id = p_practice AND (p_after IS NULL OR c.id > p_after) AND (p_own_client IS NULL OR c.id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = c.id))
  ORDER BY c.id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_clients_v1(uuid, uuid, uuid, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_clients_v1(uuid, uuid, uuid, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION show_brief_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_client uuid, p_since timestamptz, p_now timestamptz) RETURNS TABLE (name text, goal text, goal_quality_followers bigint, now timestamptz, since timestamptz, coached_since timestamptz, last_call_at timestamptz, account_id uuid, platform text, handle text, looks json, ledgers json, findings json, findings_open bigint, tasks json, skipped json, active_days bigint, try_outs json, weeded json, newcomers json, waiting json)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_now timestamptz;
  v_since timestamptz;
  v_called timestamptz;
  v_account uuid;
  v_platform text;
  v_handle text;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT p_now + p.clock_offset INTO v_now FROM client c JOIN practice p ON p.practice_id = c.practice_id
  WHERE c.practice_id = p_practice AND c.id = p_client AND (p_own_client IS NULL OR c.id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = c.id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  SELECT max(k.held_at) INTO v_called FROM coach_call k WHERE k.practice_id = p_practice AND k.client_id = p_client;
  v_since := coalesce(p_since, v_called, v_now - interval '28 days');
  SELECT a.id, a.platform, a.handle INTO v_account, v_platform, v_handle
  FROM social_account a CROSS JOIN LATERAL (SELECT CAST(r.quality->>'quality_followers' AS bigint) AS quality
    FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = a.id AND r.quality IS NOT NULL
    ORDER BY r.taken_at DESC LIMIT 1) newest
  WHERE a.practice_id = p_practice AND a.client_id = p_client AND newest.quality IS NOT NULL
  ORDER BY newest.quality DESC, a.id LIMIT 1;
  RETURN QUERY
  SELECT c.name, c.goal, c.goal_quality_followers::bigint, v_now, v_since, c.created_at, v_called, v_account, v_platform, v_handle,
    (SELECT json_agg(json_build_object('taken_at', r.taken_at, 'model_version', r.model_version,
        'quality_followers', r.quality->'quality_followers', 'total', r.quality#>'{coverage,total}') ORDER BY r.taken_at)
     FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = v_account AND r.quality IS NOT NULL
       AND r.taken_at > v_now - interval '180 days'),
    
    (SELECT json_agg(r.ledger ORDER BY r.taken_at) FROM audience_report r
     WHERE r.practice_id = p_practice AND r.account_id = v_account AND jsonb_typeof(r.ledger) = 'object'
       AND r.taken_at > v_since), 
    (SELECT json_agg(json_build_object('severity', f.verdict->'severity', 'subject', f.subject,
        'text', f.verdict#>'{reason,text}') ORDER BY f.first_seen_at, f.id)
     FROM (SELECT * FROM finding n WHERE n.practice_id = p_practice AND n.client_id = p_client AND n.state = 'open'
         AND n.subject = 'own_account'
         AND CASE WHEN p_own_client IS NULL THEN n.coach_from > v_since AND n.coach_from <= v_now ELSE n.state_since > v_since END
       ORDER BY n.coach_from DESC, n.id LIMIT 10) f),
    (SELECT count(*) FROM finding f WHERE f.practice_id = p_practice AND f.client_id = p_client AND f.state = 'open'
      AND (p_own_client IS NOT NULL OR f.coach_from <= v_now)),
    
    (SELECT json_object_agg(t.state, t.tasks) FROM (SELECT o.state, count(*) AS tasks FROM task o
      WHERE o.practice_id = p_practice AND o.client_id = p_client
        AND coalesce(o.decided_at, o.offered_at) > v_since GROUP BY o.state) t), 
    (SELECT json_agg(t.skip_reason ORDER BY t.decided_at DESC) FROM (SELECT o.skip_reason, o.decided_at FROM task o
      WHERE o.practice_id = p_practice AND o.client_id = p_client AND o.state = 'skipped' AND o.skip_reason IS NOT NULL
        AND o.decided_at > v_since ORDER BY o.decided_at DESC LIMIT 5) t),
    (SELECT count(DISTINCT floor(extract(epoch FROM v_now - t.decided_at) / 86400)) FROM task t
      WHERE t.practice_id = p_practice AND t.client_id = p_client AND t.state = 'done' AND t.decided_at > v_since),
    
    (SELECT json_build_object('opened', count(*) FILTER (WHERE t.opened_at > v_since),
        'kept', count(*) FILTER (WHERE t.state = 'kept' AND t.decided_at > v_since),
        'dropped', count(*) FILTER (WHERE t.state = 'dropped' AND t.decided_at > v_since),
        'due', count(*) FILTER (WHERE t.state = 'open' AND t.due_at <= v_now))
     FROM try_out t JOIN social_account a ON a.practice_id = p_practice AND a.id = t.account_id
     WHERE t.practice_id = p_practice AND a.client_id = p_client), 
    (SELECT json_build_object('unfollowed', count(*) FILTER (WHERE w.state IN ('unfollowed', 'gone')),
        'spared', count(*) FILTER (WHERE w.state = 'spared'))
     FROM weed_out_person w JOIN social_account a ON a.practice_id = p_practice AND a.id = w.account_id
     WHERE w.practice_id = p_practice AND a.client_id = p_client AND w.state_since > v_since), 
    (SELECT json_build_object('came', count(*), 'stayed', count(s.profile_id),
        'genuine', count(*) FILTER (WHERE s.klass = 1))
     FROM snapshot n
       JOIN follower_event e ON e.practice_id = p_practice AND e.account_id = n.account_id AND e.side = 0
         AND e.number = n.number AND e.change = 1
       LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = n.account_id AND s.profile_id = e.profile_id
     WHERE n.practice_id = p_practice AND n.account_id = v_account AND n.side = 'followers' AND n.taken_at > v_since), 
    (SELECT json_build_object('people', count(*), 'oldest_since', min(v.awaiting_since)) FROM conversation v
      JOIN social_account a ON a.practice_id = p_practice AND a.id = v.account_id
     WHERE v.practice_id = p_practice AND a.client_id = p_client AND v.awaiting_since IS NOT NULL)
  FROM client c WHERE c.practice_id = p_practice AND c.id = p_client;
END
$body$
;;
REVOKE ALL ON FUNCTION show_brief_v1(uuid, uuid, uuid, uuid, timestamptz, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_brief_v1(uuid, uuid, uuid, uuid, timestamptz, timestamptz) TO rapport_app
;;
CREATE FUNCTION list_cohort_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_now timestamptz) RETURNS TABLE (now timestamptz, client_id uuid, name text, account_id uuid, platform text, handle text, taken_at timestamptz, quality bigint, total bigint, model_version text, source text, before_at timestamptz, before_quality bigint, before_total bigint, before_model text, before_source text, alarms bigint, warnings bigint, waiting_long bigint, to_reconnect bigint, to_approve bigint, offered_since timestamptz, last_done_at timestamptz)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_now timestamptz;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT p_now + p.clock_offset INTO v_now FROM practice p WHERE p.practice_id = p_practice;
  RETURN QUERY
  SELECT v_now, c.id, c.name, best.account_id, best.platform, best.handle, best.taken_at, best.quality, best.total,
    best.model_version, best.source, was.taken_at, was.quality, was.total, was.model_version, was.source,
    coalesce(risk.alarms, 0), coalesce(risk.warnings, 0), coalesce(known.waiting_long, 0), coalesce(known.to_reconnect, 0), coalesce(known.to_approve, 0), work.offered_since,
    work.last_done_at
  FROM client c
    LEFT JOIN LATERAL (SELECT a.id AS account_id, a.platform, a.handle, newest.*
      FROM social_account a CROSS JOIN LATERAL (SELECT r.taken_at, CAST(r.quality->>'quality_followers' AS bigint) AS quality, CAST(r.quality#>>'{coverage,total}' AS bigint) AS total, r.model_version, r.quality#>>'{coverage,source}' AS source FROM audience_report r
        WHERE r.practice_id = p_practice AND r.account_id = a.id AND r.quality IS NOT NULL
        ORDER BY r.taken_at DESC LIMIT 1) newest
      WHERE a.practice_id = p_practice AND a.client_id = c.id AND newest.quality IS NOT NULL
      ORDER BY newest.quality DESC, a.id LIMIT 1) best ON true
    LEFT JOIN LATERAL (SELECT r.taken_at, CAST(r.quality->>'quality_followers' AS bigint) AS quality, CAST(r.quality#>>'{coverage,total}' AS bigint) AS total, r.model_version, r.quality#>>'{coverage,source}' AS source FROM audience_report r
      WHERE r.practice_id = p_practice AND r.account_id = best.account_id
        AND r.taken_at BETWEEN best.taken_at - interval '42 days' AND best.taken_at - interval '21 days'
        AND r.quality->>'quality_followers' IS NOT NULL
      ORDER BY r.taken_at DESC LIMIT 1) was ON true
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE a.state = 'needs_reconnect') AS to_reconnect,
        (SELECT count(*) FROM conversation v JOIN social_account o ON o.practice_id = p_practice AND o.id = v.account_id
          WHERE v.practice_id = p_practice AND o.client_id = c.id
            AND v.awaiting_since BETWEEN v_now - interval '30 days' AND v_now - interval '7 days') AS waiting_long,
        (SELECT count(*) FROM weed_out w JOIN social_account o ON o.practice_id = p_practice AND o.id = w.account_id
          WHERE w.practice_id = p_practice AND o.client_id = c.id AND w.state = 'awaiting_approval') AS to_approve
      FROM social_account a WHERE a.practice_id = p_practice AND a.client_id = c.id) known ON true
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE f.verdict->>'severity' = 'alarm') AS alarms,
        count(*) FILTER (WHERE f.verdict->>'severity' = 'warning' AND f.subject = 'own_account') AS warnings
      FROM finding f
      WHERE f.practice_id = p_practice AND f.client_id = c.id AND f.state = 'open' AND (p_own_client IS NOT NULL OR f.coach_from <= v_now)) risk ON true
    LEFT JOIN LATERAL (SELECT min(t.offered_at) AS offered_since, max(t.decided_at) FILTER (WHERE t.state = 'done') AS last_done_at
      FROM task t WHERE t.practice_id = p_practice AND t.client_id = c.id) work ON true
  WHERE c.practice_id = p_practice AND c.coaching_ended_at IS NULL AND NOT c.is_sample AND (p_own_client IS NULL OR c.id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = c.id))
  ORDER BY c.id;
END
$body$
;;
REVOKE ALL ON FUNCTION list_cohort_v1(uuid, uuid, uuid, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_cohort_v1(uuid, uuid, uuid, timestamptz) TO rapport_app
;;
CREATE FUNCTION show_overview_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_client uuid, p_now timestamptz) RETURNS TABLE (name text, goal text, goal_quality_followers bigint, daily_minutes bigint, is_sample boolean, coaching_ended_at timestamptz, looked_at timestamptz, day date, accounts json, open_tasks bigint, open_minutes bigint, tasks json)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY 
SELECT c.name, c.goal, c.goal_quality_followers, c.daily_minutes, c.is_sample, c.coaching_ended_at, p_now + p.clock_offset,
  d.day, accounts.kept, coalesce(tasks.open_tasks, 0), coalesce(tasks.open_minutes, 0), tasks.kept
FROM client c JOIN practice p ON p.practice_id = c.practice_id
  LEFT JOIN day_plan d ON d.practice_id = p_practice AND d.client_id = c.id
  CROSS JOIN LATERAL (
  SELECT json_agg(json_build_object('id', a.id, 'platform', a.platform, 'handle', a.handle, 'source', a.source,
    'state', a.state, 'state_reason', a.state_reason, 'missing_permissions', a.missing_permissions,
    'state_since', a.state_since, 'report', report.kept, 'engagers', engagers.kept, 'checkup', checkup.kept,
    'findings', json_build_object('open', coalesce(findings.open, 0), 'gravest', coalesce(findings.gravest, '[]')),
    'waiting', json_build_object('people', waiting.people, 'oldest_since', waiting.oldest),
    'history', coalesce(history.points, '[]')) ORDER BY a.id) AS kept
  FROM social_account a
    LEFT JOIN LATERAL (
    SELECT json_build_object('id', r.id, 'taken_at', r.taken_at, 'model_version', r.model_version, 'quality', r.quality) AS kept
    FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = a.id AND r.quality IS NOT NULL
    ORDER BY r.taken_at DESC LIMIT 1) report ON true
    LEFT JOIN LATERAL (
    SELECT json_build_object('id', r.id, 'taken_at', r.taken_at, 'seen', r.engagers) AS kept
    FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = a.id AND r.engagers IS NOT NULL
    ORDER BY r.taken_at DESC LIMIT 1) engagers ON true
    LEFT JOIN LATERAL (
    SELECT json_build_object('id', k.id, 'state', k.state, 'stage', k.stage, 'asked_at', k.asked_at,
      'people_read', k.people_read, 'people_total', k.people_total, 'waiting_until', k.waiting_until,
      'finished_at', k.finished_at, 'failure', k.failure) AS kept
    FROM checkup k WHERE k.practice_id = p_practice AND k.account_id = a.id ORDER BY k.asked_at DESC LIMIT 1) checkup ON true
    CROSS JOIN LATERAL (
    SELECT max(n.open) AS open, json_agg(json_build_object('id', n.id, 'kind', n.kind, 'subject', n.subject,
      'severity', n.verdict->'severity', 'reason', n.verdict->'reason',
      'first_seen_at', n.first_seen_at, 'last_seen_at', n.last_seen_at) ORDER BY n.place) AS gravest
    FROM (SELECT f.id, f.kind, f.subject, f.verdict, f.first_seen_at, f.last_seen_at, count(*) OVER () AS open,
        row_number() OVER (ORDER BY array_position('{alarm,warning,notice}'::text[], f.verdict->>'severity'), f.last_seen_at DESC, f.id) AS place
      FROM finding f WHERE f.practice_id = p_practice AND f.client_id = p_client AND f.account_id = a.id AND f.state = 'open' AND (p_own_client IS NOT NULL OR f.coach_from <= p_now + p.clock_offset)
      ORDER BY place LIMIT 3) n) findings
    CROSS JOIN LATERAL (
    SELECT count(*) AS people, min(v.awaiting_since) AS oldest FROM conversation v
    WHERE v.practice_id = p_practice AND v.account_id = a.id AND v.awaiting_since IS NOT NULL) waiting
    CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('taken_at', h.taken_at, 'model_version', h.model_version, 'quality_followers', h.quality_followers, 'total', h.total,
      'engagers', h.engagers, 'genuine_engagers', h.genuine) ORDER BY h.taken_at) AS points
    FROM (SELECT r.taken_at, r.model_version, r.quality->'quality_followers' AS quality_followers, r.quality#>'{coverage,total}' AS total,
        r.engagers->'people' AS engagers, r.engagers->'genuine' AS genuine
      FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = a.id
      ORDER BY r.taken_at DESC LIMIT 24) h) history
  WHERE a.practice_id = p_practice AND a.client_id = p_client) accounts
  CROSS JOIN LATERAL (
  SELECT json_agg(json_build_object('id', n.id, 'code', n.kind, 'params', n.params, 'minutes', n.minutes, 'state', n.state,
      'day', n.day, 'decided_at', n.decided_at, 'skip_reason', n.skip_reason) ORDER BY n.day, n.rank, n.id) AS kept,
    max(n.open_tasks) AS open_tasks, max(n.open_minutes) AS open_minutes
  FROM (SELECT t.id, t.kind, CASE WHEN p_own_client IS NULL THEN t.params - '{handle,link}'::text[] ELSE t.params END AS params,
      t.minutes, t.state, t.day, t.rank, t.decided_at, t.skip_reason, count(*) OVER () AS open_tasks,
      sum(t.minutes) OVER () AS open_minutes
    FROM task t WHERE t.practice_id = p_practice AND t.client_id = p_client AND t.day BETWEEN d.day - 31 AND d.day AND t.state IN ('offered', 'accepted')
    ORDER BY t.day, t.rank, t.id LIMIT 5) n) tasks
WHERE c.practice_id = p_practice AND c.id = p_client AND (p_own_client IS NULL OR c.id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = c.id));
END
$body$
;;
REVOKE ALL ON FUNCTION show_overview_v1(uuid, uuid, uuid, uuid, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_overview_v1(uuid, uuid, uuid, uuid, timestamptz) TO rapport_app
;;
CREATE FUNCTION show_usage_v1(p_practice uuid, p_month timestamptz) RETURNS TABLE (tier text, clients bigint, accounts bigint, checkups bigint)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT p.tier,
    (SELECT count(*) FROM client c
      WHERE c.practice_id = p_practice AND c.coaching_ended_at IS NULL AND NOT c.is_sample),
    (SELECT count(*) FROM social_account a JOIN client c ON c.practice_id = p_practice AND c.id = a.client_id
      WHERE a.practice_id = p_practice AND NOT c.is_sample),
    (SELECT count(*) FROM checkup k
      WHERE k.practice_id = p_practice AND k.source = 'api' AND k.asked_at >= p_month)
  FROM practice p WHERE p.practice_id = p_practice;
END
$body$
;;
REVOKE ALL ON FUNCTION show_usage_v1(uuid, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION show_usage_v1(uuid, timestamptz) TO rapport_app
;;
CREATE FUNCTION list_today_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_now timestamptz, p_after uuid, p_limit bigint) RETURNS TABLE (id uuid, name text, is_sample boolean, accounts bigint, accounts_to_reconnect bigint, findings_open bigint, findings_new bigint, people_waiting bigint, waiting_since timestamptz, day date, tasks_open bigint)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT c.id, c.name, c.is_sample, accounts.known, accounts.to_reconnect, findings.open, findings.new,
    waiting.people, waiting.oldest, d.day, tasks.open
  FROM client c JOIN practice p ON p.practice_id = c.practice_id
    LEFT JOIN day_plan d ON d.practice_id = p_practice AND d.client_id = c.id
    CROSS JOIN LATERAL (SELECT count(*) AS known, count(*) FILTER (WHERE a.state = 'needs_reconnect') AS to_reconnect
      FROM social_account a WHERE a.practice_id = p_practice AND a.client_id = c.id) accounts
    CROSS JOIN LATERAL (SELECT count(*) AS open,
        count(*) FILTER (WHERE f.first_seen_at > p_now + p.clock_offset - interval '7 days') AS new
      FROM finding f WHERE f.practice_id = p_practice AND f.client_id = c.id AND f.state = 'open' AND (p_own_client IS NOT NULL OR f.coach_from <= p_now + p.clock_offset)) findings
    CROSS JOIN LATERAL (SELECT count(*) AS people, min(v.awaiting_since) AS oldest
      FROM social_account a JOIN conversation v ON v.practice_id = p_practice AND v.account_id = a.id
      WHERE a.practice_id = p_practice AND a.client_id = c.id AND v.awaiting_since IS NOT NULL) waiting
    CROSS JOIN LATERAL (SELECT count(*) AS open FROM task t
      WHERE t.practice_id = p_practice AND t.client_id = c.id AND t.day BETWEEN d.day - 31 AND d.day AND t.state IN ('offered', 'accepted')) tasks
  WHERE c.practice_id = p_practice AND c.coaching_ended_at IS NULL AND (p_after IS NULL OR c.id > p_after)
    AND (p_own_client IS NULL OR c.id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = c.id))
  ORDER BY c.id LIMIT p_limit;
END
$body$
;;
REVOKE ALL ON FUNCTION list_today_v1(uuid, uuid, uuid, timestamptz, uuid, bigint) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_today_v1(uuid, uuid, uuid, timestamptz, uuid, bigint) TO rapport_app
;;
CREATE FUNCTION list_contradictions_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_caller text, p_look uuid, p_now timestamptz, p_account uuid) RETURNS TABLE (named boolean, profile_id bigint, handle text, name text, answer text, answered_at timestamptz, tap integer, earlier jsonb, klass smallint, in_circle boolean)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_client uuid;
  v_platform text;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, a.platform, (p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice AND consent.client_id = a.client_id AND consent.kind = 'names' AND consent.revoked_at IS NULL)) INTO v_client, v_platform, v_named FROM social_account a
  WHERE a.practice_id = p_practice AND a.id = p_account AND (p_own_client IS NULL OR a.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = a.client_id));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, v_client, 'names', p_caller, p_now);
  END IF;
  RETURN QUERY
  SELECT v_named, k.profile_id, f.handle, f.name, k.answer, k.answered_at, k.tap, k.earlier, coalesce(s.klass, 0::smallint),
    o.profile_id IS NOT NULL
  FROM (VALUES (p_account)) asked (account_id)
    LEFT JOIN sorting_card k ON k.practice_id = p_practice AND k.account_id = asked.account_id AND k.answer IS NOT NULL
    LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = p_account AND s.profile_id = k.profile_id
    LEFT JOIN circle_place o ON o.practice_id = p_practice AND o.account_id = p_account AND o.profile_id = k.profile_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = v_platform AND f.profile_id = k.profile_id
  WHERE k.profile_id IS NULL OR k.earlier <> '[]' OR o.profile_id IS NOT NULL OR s.klass IN (4, 5)
  ORDER BY k.tap DESC;
END
$body$
;;
REVOKE ALL ON FUNCTION list_contradictions_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_contradictions_v1(uuid, uuid, uuid, text, uuid, timestamptz, uuid) TO rapport_app
;;
CREATE FUNCTION how_accounts_stand_v1() RETURNS TABLE (route text, state text, reason text, accounts bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY SELECT a.route, a.state, a.state_reason, count(*) FROM social_account a WHERE a.route IS NOT NULL
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
END
$body$
;;
REVOKE ALL ON FUNCTION how_accounts_stand_v1() FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION how_accounts_stand_v1() TO rapport_app
;;
GRANT SELECT (route, state, state_reason, missing_permissions, unticked) ON social_account TO rapport_finder
;;
ALTER FUNCTION how_accounts_stand_v1() OWNER TO rapport_finder
;;
CREATE FUNCTION what_is_withheld_v1() RETURNS TABLE (route text, permission text, accounts bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  RETURN QUERY
  SELECT a.route, p.permission, count(*) FROM social_account a
  CROSS JOIN LATERAL (
    SELECT jsonb_array_elements_text(a.missing_permissions) AS permission
    UNION SELECT jsonb_array_elements_text(a.unticked)
  ) p
  WHERE a.route IS NOT NULL AND a.state = 'connected' GROUP BY 1, 2 ORDER BY 1, 2;
END
$body$
;;
REVOKE ALL ON FUNCTION what_is_withheld_v1() FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION what_is_withheld_v1() TO rapport_app
;;
GRANT SELECT (route, state, state_reason, missing_permissions, unticked) ON social_account TO rapport_finder
;;
ALTER FUNCTION what_is_withheld_v1() OWNER TO rapport_finder
;;
CREATE FUNCTION note_client_v1() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO change (practice_id, id, kind, client_id, written_by, gone_at)
    VALUES (OLD.practice_id, OLD.id, 'client', OLD.id, pg_current_xact_id()::text::bigint, now())
    ON CONFLICT (practice_id, id) DO UPDATE SET client_id = coalesce(excluded.client_id, change.client_id),
      written_by = excluded.written_by, gone_at = excluded.gone_at;
    DELETE FROM change WHERE (practice_id, id) IN (SELECT c.practice_id, c.id FROM change c
      WHERE c.practice_id = OLD.practice_id AND c.gone_at < now() - interval '30 days'
      LIMIT 100 FOR UPDATE SKIP LOCKED);
  ELSIF TG_OP = 'INSERT' OR NEW IS DISTINCT FROM OLD THEN
    INSERT INTO change (practice_id, id, kind, client_id, written_by, gone_at)
    VALUES (NEW.practice_id, NEW.id, 'client', NEW.id, pg_current_xact_id()::text::bigint, NULL)
    ON CONFLICT (practice_id, id) DO UPDATE SET client_id = coalesce(excluded.client_id, change.client_id),
      written_by = excluded.written_by, gone_at = excluded.gone_at;
  END IF;
  RETURN NULL;
END
$body$
;;
REVOKE ALL ON FUNCTION note_client_v1() FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION note_client_v1() TO rapport_app
;;
CREATE TRIGGER note_client_v1 AFTER INSERT OR UPDATE OR DELETE ON client FOR EACH ROW EXECUTE FUNCTION note_client_v1()
;;
CREATE FUNCTION note_account_v1() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO change (practice_id, id, kind, client_id, written_by, gone_at)
    VALUES (OLD.practice_id, OLD.id, 'account', OLD.client_id, pg_current_xact_id()::text::bigint, now())
    ON CONFLICT (practice_id, id) DO UPDATE SET client_id = coalesce(excluded.client_id, change.client_id),
      written_by = excluded.written_by, gone_at = excluded.gone_at;
    DELETE FROM change WHERE (practice_id, id) IN (SELECT c.practice_id, c.id FROM change c
      WHERE c.practice_id = OLD.practice_id AND c.gone_at < now() - interval '30 days'
      LIMIT 100 FOR UPDATE SKIP LOCKED);
  ELSIF TG_OP = 'INSERT' OR NEW IS DISTINCT FROM OLD THEN
    INSERT INTO change (practice_id, id, kind, client_id, written_by, gone_at)
    VALUES (NEW.practice_id, NEW.id, 'account', NEW.client_id, pg_current_xact_id()::text::bigint, NULL)
    ON CONFLICT (practice_id, id) DO UPDATE SET client_id = coalesce(excluded.client_id, change.client_id),
      written_by = excluded.written_by, gone_at = excluded.gone_at;
  END IF;
  RETURN NULL;
END
$body$
;;
REVOKE ALL ON FUNCTION note_account_v1() FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION note_account_v1() TO rapport_app
;;
CREATE TRIGGER note_account_v1 AFTER INSERT OR UPDATE OR DELETE ON social_account FOR EACH ROW EXECUTE FUNCTION note_account_v1()
;;
CREATE FUNCTION note_checkup_v1() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO change (practice_id, id, kind, client_id, written_by, gone_at)
    VALUES (OLD.practice_id, OLD.id, 'checkup', (SELECT a.client_id FROM social_account a WHERE a.practice_id = OLD.practice_id AND a.id = OLD.account_id), pg_current_xact_id()::text::bigint, now())
    ON CONFLICT (practice_id, id) DO UPDATE SET client_id = coalesce(excluded.client_id, change.client_id),
      written_by = excluded.written_by, gone_at = excluded.gone_at;
    DELETE FROM change WHERE (practice_id, id) IN (SELECT c.practice_id, c.id FROM change c
      WHERE c.practice_id = OLD.practice_id AND c.gone_at < now() - interval '30 days'
      LIMIT 100 FOR UPDATE SKIP LOCKED);
  ELSIF TG_OP = 'INSERT' OR NEW IS DISTINCT FROM OLD THEN
    INSERT INTO change (practice_id, id, kind, client_id, written_by, gone_at)
    VALUES (NEW.practice_id, NEW.id, 'checkup', (SELECT a.client_id FROM social_account a WHERE a.practice_id = NEW.practice_id AND a.id = NEW.account_id), pg_current_xact_id()::text::bigint, NULL)
    ON CONFLICT (practice_id, id) DO UPDATE SET client_id = coalesce(excluded.client_id, change.client_id),
      written_by = excluded.written_by, gone_at = excluded.gone_at;
  END IF;
  RETURN NULL;
END
$body$
;;
REVOKE ALL ON FUNCTION note_checkup_v1() FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION note_checkup_v1() TO rapport_app
;;
CREATE TRIGGER note_checkup_v1 AFTER INSERT OR UPDATE OR DELETE ON checkup FOR EACH ROW EXECUTE FUNCTION note_checkup_v1()
;;
CREATE FUNCTION note_finding_v1() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO change (practice_id, id, kind, client_id, written_by, gone_at)
    VALUES (OLD.practice_id, OLD.id, 'finding', OLD.client_id, pg_current_xact_id()::text::bigint, now())
    ON CONFLICT (practice_id, id) DO UPDATE SET client_id = coalesce(excluded.client_id, change.client_id),
      written_by = excluded.written_by, gone_at = excluded.gone_at;
    DELETE FROM change WHERE (practice_id, id) IN (SELECT c.practice_id, c.id FROM change c
      WHERE c.practice_id = OLD.practice_id AND c.gone_at < now() - interval '30 days'
      LIMIT 100 FOR UPDATE SKIP LOCKED);
  ELSIF TG_OP = 'INSERT' OR NEW IS DISTINCT FROM OLD THEN
    INSERT INTO change (practice_id, id, kind, client_id, written_by, gone_at)
    VALUES (NEW.practice_id, NEW.id, 'finding', NEW.client_id, pg_current_xact_id()::text::bigint, NULL)
    ON CONFLICT (practice_id, id) DO UPDATE SET client_id = coalesce(excluded.client_id, change.client_id),
      written_by = excluded.written_by, gone_at = excluded.gone_at;
  END IF;
  RETURN NULL;
END
$body$
;;
REVOKE ALL ON FUNCTION note_finding_v1() FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION note_finding_v1() TO rapport_app
;;
CREATE TRIGGER note_finding_v1 AFTER INSERT OR UPDATE OR DELETE ON finding FOR EACH ROW EXECUTE FUNCTION note_finding_v1()
;;
CREATE FUNCTION note_task_v1() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO change (practice_id, id, kind, client_id, written_by, gone_at)
    VALUES (OLD.practice_id, OLD.id, 'task', OLD.client_id, pg_current_xact_id()::text::bigint, now())
    ON CONFLICT (practice_id, id) DO UPDATE SET client_id = coalesce(excluded.client_id, change.client_id),
      written_by = excluded.written_by, gone_at = excluded.gone_at;
    DELETE FROM change WHERE (practice_id, id) IN (SELECT c.practice_id, c.id FROM change c
      WHERE c.practice_id = OLD.practice_id AND c.gone_at < now() - interval '30 days'
      LIMIT 100 FOR UPDATE SKIP LOCKED);
  ELSIF TG_OP = 'INSERT' OR NEW IS DISTINCT FROM OLD THEN
    INSERT INTO change (practice_id, id, kind, client_id, written_by, gone_at)
    VALUES (NEW.practice_id, NEW.id, 'task', NEW.client_id, pg_current_xact_id()::text::bigint, NULL)
    ON CONFLICT (practice_id, id) DO UPDATE SET client_id = coalesce(excluded.client_id, change.client_id),
      written_by = excluded.written_by, gone_at = excluded.gone_at;
  END IF;
  RETURN NULL;
END
$body$
;;
REVOKE ALL ON FUNCTION note_task_v1() FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION note_task_v1() TO rapport_app
;;
CREATE TRIGGER note_task_v1 AFTER INSERT OR UPDATE OR DELETE ON task FOR EACH ROW EXECUTE FUNCTION note_task_v1()
;;
CREATE FUNCTION list_changes_v1(p_practice uuid, p_member uuid, p_own_client uuid, p_written_by bigint, p_id uuid, p_limit bigint, p_now timestamptz) RETURNS TABLE (told_below bigint, kind text, id uuid, client_id uuid, is_gone boolean, written_by bigint)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  v_below bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT v_below, c.kind, c.id, c.client_id, c.gone_at IS NOT NULL, c.written_by
  FROM (SELECT) one LEFT JOIN LATERAL (
    SELECT * FROM change h
    WHERE h.practice_id = p_practice AND h.written_by < v_below AND (h.written_by, h.id) > (p_written_by, p_id)
      AND ((h.gone_at IS NOT NULL AND p_own_client IS NULL) OR ((p_own_client IS NULL OR h.client_id = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member AND assignment.client_id = h.client_id))))
      AND (p_own_client IS NOT NULL OR h.kind <> 'finding' OR NOT EXISTS (SELECT FROM finding f
        JOIN practice p ON p.practice_id = p_practice
        WHERE f.practice_id = p_practice AND f.id = h.id AND f.coach_from > p_now + p.clock_offset))
    ORDER BY h.written_by, h.id LIMIT p_limit) c ON true
  ORDER BY c.written_by, c.id;
END
$body$
;;
REVOKE ALL ON FUNCTION list_changes_v1(uuid, uuid, uuid, bigint, uuid, bigint, timestamptz) FROM PUBLIC
;;
GRANT EXECUTE ON FUNCTION list_changes_v1(uuid, uuid, uuid, bigint, uuid, bigint, timestamptz) TO rapport_app
