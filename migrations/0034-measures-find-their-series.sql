-- Measures switched on from the list before these definitions had a published series find it by themselves.
update measure m
set published = s.published
from (values
  (12, 'Assessments completed rate'), (24, 'CIN plans rate'), (25, 'CIN episodes started rate'),
  (29, 'CIN disability share'), (39, 'Plans for neglect share'), (40, 'Plans ended within three months'),
  (60, 'Adoption days to placement'), (61, 'Care leavers in touch')) as s (indicator, published)
where m.indicator = s.indicator and m.published is null;
