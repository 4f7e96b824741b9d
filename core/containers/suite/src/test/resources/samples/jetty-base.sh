cd $JETTY_BASE
mkdir -p lib
cp ~/Downloads/clearfault-jetty-*.jar lib/
jar xf lib/clearfault-jetty-*.jar modules
java -jar $JETTY_HOME/start.jar --add-modules=http,clearfault-ee11
