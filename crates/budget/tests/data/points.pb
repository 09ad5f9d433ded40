META
key;value
description;Made up for tests
budget;500
vote_type;cumulative
max_sum_points;10
PROJECTS
project_id;cost;name
p1;200;Library corner
p2;150;Lights
p3;300;Bus shelter
VOTES
voter_id;vote;points
1;p1,p2;7,3
2;p3;10
3;p1,p3;5,5
4;;
