-- A council's case is nearly the same question as the council itself; unless told so, the planner expects one row of
-- three hundred and asks the links of a plan again for each action (36 ms instead of 9 at 150 councils).
create statistics action_whose (dependencies) on council_id, intervention_id from action;
create statistics evidence_whose (dependencies) on council_id, intervention_id from evidence;
create statistics measure_whose (dependencies) on council_id, intervention_id from measure;
create statistics objective_whose (dependencies) on council_id, intervention_id from objective;
create statistics requirement_whose (dependencies) on council_id, intervention_id from requirement;
