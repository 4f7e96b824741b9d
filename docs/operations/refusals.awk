# Prints status, code and one field of each log line about a refused request:
#   awk -v by=client -f refusals.awk shop.log | sort | uniq -c | sort -rn | head
# by is route (the default), client, because or another field. since and until are times such as
# 2026-11-28T12:00, of which the end may be missing.
BEGIN {
  if (by == "") by = "route"
  since = blank(since)
  until = blank(until)
}

# A date and its time are joined by a T in some logs, and by a blank in others.
function blank(time) {
  return substr(time, 11, 1) == "T" ? substr(time, 1, 10) " " substr(time, 12) : time
}

# Only a line that begins as the library's do: other loggers, and the names of threads, may be what a
# client has sent.
/^[0-9][^ ]*( [0-9][^ ]*)? +[A-Z]+ +dev\.clearfault(:| -) 4[0-9][0-9] / {
  time = blank($0)
  if ((since != "" && time < since) || (until != "" && time >= until)) next
  logger = 1
  while ($logger !~ /^dev\.clearfault:?$/) logger++
  if ($(logger + 1) == "-") logger++
  value = "-"
  # The fields end at the method. What follows can be a client's text.
  for (i = logger + 3; i <= NF && $i ~ /^[a-z_]+=/; i++)
    if (index($i, by "=") == 1) value = substr($i, length(by) + 2)
  print $(logger + 1), $(logger + 2), value
}
