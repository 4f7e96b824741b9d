[description]
Answers with JSON, or with a plain page for browsers, where Jetty would send a page of its own:
for requests outside all web applications, and inside those of Jakarta EE 10.

[environment]
ee10

[depend]
ee10-deploy

[lib]
lib/clearfault-jetty-*.jar

[xml]
modules/clearfault/server.xml

[files]
basehome:modules/clearfault/ee10-clearfault.xml|environments/ee10-clearfault.xml

[ini-template]
## The shape of the JSON: problem, envelope or fields
# clearfault.format=problem

## Whether browsers get a page
# clearfault.html=true
