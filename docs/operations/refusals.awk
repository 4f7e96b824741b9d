# Prints status, code and one field of each log line about a refused request:
#   awk -v by=client -f refusals.awk shop.log | sort | uniq -c | sort -rn | head
# by is route (the default), client, because or another field. since and until are times as the
# lines begin with; either may be missing.
BEGIN { if (by == "") by = "route" }

# Only a line that begins as the library's do: other loggers may write what a client has sent.
/^[0-9][^ ]*( [0-9][^ ]*)?( +\[[^] ]*\])? +[A-Z]+ +(\[[^] ]*\] +)?dev\.clearfault(:| -) 4[0-9][0-9] / {
  if ((since != "" && $0 < since) || (until != "" && $0 >= until)) next
  logger = 1
  while ($logger !~ /^dev\.clearfault:?$/) logger++
  if ($(logger + 1) == "-") logger++
  value = "-"
  # The fields end at the method. What follows can be a client's text.
  for (i = logger + 3; i <= NF && $i ~ /^[a-z_]+=/; i++)
    if (index($i, by "=") == 1) value = substr($i, length(by) + 2)
  print $(logger + 1), $(logger + 2), value
}
