-- What comes first, and who signs an action off and where: a plan without a clear point of sign-off is what the
-- commissioner complained of.
alter table action
  add column priority text constraint action_priority check (priority in ('high', 'medium', 'low')),
  add column sign_off text not null default '' constraint action_sign_off_short check (length(sign_off) <= 300);

-- Searched like the rest of its words.
alter table action drop column folded;
alter table action add column folded text generated always as
  (los_folded(reference || ' ' || title || ' ' || detail || ' ' || success_measure || ' ' || evidence_wanted || ' ' || sign_off || ' '
    || coalesce(partner, '') || ' ' || coalesce(cancelled_why, ''))) stored;
