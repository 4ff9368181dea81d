#!/bin/sh
# Gives two of Rapport's roles a login before `rapport migrate` makes the rest; runs once, on an empty volume.
set -eu
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set app="$RAPPORT_APP_PASSWORD" --set maint="$RAPPORT_MAINT_PASSWORD" <<'SQL'
CREATE ROLE rapport_app LOGIN PASSWORD :'app' NOSUPERUSER NOBYPASSRLS;
CREATE ROLE rapport_maint LOGIN PASSWORD :'maint' NOSUPERUSER BYPASSRLS;
GRANT pg_read_all_data TO rapport_maint;
SQL
