# members
