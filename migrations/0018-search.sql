-- What people search in: each thing's words, folded, kept beside them by the database itself so that no save forgets.
-- A plain column and not an index on an expression: under row-level security only operators known not to leak may use an
-- index, and neither @@ nor like is one, so a council's own rows are found by council_id and read through.

-- Words in lower case without accents, each after a space; a word joined by an apostrophe or a hyphen stands there
-- split and once more whole, so that "children's", "childrens", "re-referral" and "referral" are all found.
-- src/sight/search-words.ts folds what is typed in the same way.
create function los_folded(words text) returns text
  language sql immutable parallel safe strict
  return (
    select ' ' || regexp_replace(f.plain, '[\u0001-\u0020!-/:-@\[-`{-\u00a0\u00a1-\u00bf\u02b9-\u02bf\u2000-\u206f\u3000-\u303f]+', ' ', 'g') || ' '
      || coalesce((
        select string_agg(regexp_replace(m[1], '[''`\u2018\u2019\u02bc\u2010\u2011-]', '', 'g'), ' ')
        from regexp_matches(f.plain, '([^\u0001-\u0020!-/:-@\[-`{-\u00a0\u00a1-\u00bf\u02b9-\u02bf\u2000-\u206f\u3000-\u303f]+(?:[''`\u2018\u2019\u02bc\u2010\u2011-][^\u0001-\u0020!-/:-@\[-`{-\u00a0\u00a1-\u00bf\u02b9-\u02bf\u2000-\u206f\u3000-\u303f]+)+)', 'g') as m
      ), '') || ' '
    from (
      select translate(
        lower(regexp_replace(normalize(words, nfkd), '[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]', '', 'g')),
        'øłđħıς', 'oldhiσ') as plain
    ) f
  );

-- The words in a document of JSON, without its keys.
create function los_strings(document jsonb) returns text
  language sql immutable parallel safe strict
  return (
    select coalesce(string_agg(said #>> '{}', ' '), '')
    from jsonb_path_query(document, 'strict $.** ? (@.type() == "string")') as said
  );

alter table document add column folded text generated always as (los_folded(name || ' ' || words)) stored;
alter table instrument add column folded text generated always as
  (los_folded(title || ' ' || short_title || ' ' || coalesce(addressee, '') || ' ' || coalesce(issuer, '') || ' ' || coalesce(signatory, ''))) stored;
alter table provision add column folded text generated always as
  (los_folded(coalesce(clause, '') || ' ' || words || ' ' || coalesce(reason, ''))) stored;
alter table requirement add column folded text generated always as
  (los_folded(reference || ' ' || words || ' ' || coalesce(bearer, '') || ' ' || coalesce(recipient, '') || ' ' || coalesce(ended_why, ''))) stored;
alter table occurrence add column folded text generated always as (los_folded(note)) stored;
alter table objective add column folded text generated always as (los_folded(title || ' ' || outcome)) stored;
alter table action add column folded text generated always as
  (los_folded(reference || ' ' || title || ' ' || detail || ' ' || success_measure || ' ' || evidence_wanted || ' '
    || coalesce(partner, '') || ' ' || coalesce(cancelled_why, ''))) stored;
alter table milestone add column folded text generated always as (los_folded(title)) stored;
alter table action_update add column folded text generated always as (los_folded(happened || ' ' || next || ' ' || help)) stored;
alter table action_move add column folded text generated always as (los_folded(reason)) stored;
alter table action_recheck add column folded text generated always as (los_folded(words)) stored;
alter table evidence add column folded text generated always as (los_folded(title || ' ' || shows)) stored;
alter table measure add column folded text generated always as
  (los_folded(name || ' ' || definition || ' ' || numerator || ' ' || denominator || ' ' || source || ' ' || caveats)) stored;
alter table measure_commentary add column folded text generated always as (los_folded(words)) stored;
alter table pack add column folded text generated always as (los_folded(title || ' ' || los_strings(report))) stored;
