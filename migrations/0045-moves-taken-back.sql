-- Undoing a change of several actions, or an import, takes its moves back. Both moves stay to be read, and neither counts
-- as a promise that was moved. Which one it takes back is one of the same action, made before it, and only once.
alter table action_move add column undoes_id bigint;
alter table action_move add constraint action_move_of_action unique (council_id, action_id, id);
drop index action_move_action;
alter table action_move
  add constraint action_move_undoes_own
    foreign key (council_id, action_id, undoes_id) references action_move (council_id, action_id, id),
  add constraint action_move_undone_once unique (council_id, undoes_id),
  add constraint action_move_undoes_earlier check (undoes_id < id);

-- The ways back that were written before there was a column for it, known by the reason that only an undo gives.
update action_move back
set undoes_id = (
  select max(m.id)
  from action_move m
  where m.council_id = back.council_id and m.action_id = back.action_id and m.id < back.id
    and m.from_on = back.to_on and m.to_on = back.from_on
)
where back.reason in ('The change of several actions was undone', 'The import that moved it was undone');
