META
key;value
description;Made up for tests
budget;1000
vote_type;approval
num_projects;4
num_votes;5
PROJECTS
project_id;cost;votes;name;category
1;400;3;Benches along the river;green
2;250.50;2;"Trees; twelve of them";green
7;600;2;A stage;culture
10;90;1;Paint;culture
VOTES
voter_id;vote;age
a;1,2;31
b;1,7;44
c;2,10;
d;7;67
e;1;None
