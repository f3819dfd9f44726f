-- Attempts to sign in are kept to slow down guessing, and no longer than that needs.
create index sign_in_attempt_at on sign_in_attempt (at);
grant delete on sign_in_attempt to los_app;
