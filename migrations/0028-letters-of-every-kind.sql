-- Invitations and links for a new password wait in the same queue as every other letter, and what somebody watches
-- comes by letter too. The secret of a link is made as its letter goes out: it stands in no letter that is kept.

alter table letter alter column person_id drop not null;
alter table letter add column invitation_id bigint;
alter table letter add foreign key (council_id, invitation_id) references invitation (council_id, id);
alter table letter add constraint letter_has_one_reader check (num_nonnulls(person_id, invitation_id) = 1);
alter table letter drop constraint letter_kind_known;
alter table letter add constraint letter_kind_known
  check (kind in ('digest', 'manager', 'watch', 'invitation', 'new password'));
create index letter_of_person on letter (council_id, person_id, kind, id desc) where person_id is not null;

alter table person add column watch_letters text not null default 'each day';
alter table person add constraint person_watch_letters_known check (watch_letters in ('each day', 'each week', 'never'));
