@echo off
rem Runs lkj with the jars in ..\lib; needs Java 17 or newer. Output is UTF-8: "chcp 65001" shows it as it is meant.
setlocal
set "LKJ_JAVA=java"
if defined JAVA_HOME set "LKJ_JAVA=%JAVA_HOME%\bin\java.exe"
rem cmd cannot tell which streams are terminals: lkj prints plain lines and asks nothing.
rem A second choice of collector beside the user's would be fatal.
set "LKJ_FLAGS=-XX:+UseSerialGC -XX:-UsePerfData"
if defined JDK_JAVA_OPTIONS set "LKJ_FLAGS="
"%LKJ_JAVA%" %LKJ_FLAGS% "-Dlkj.help=%~dp0..\lib\help" -cp "%~dp0..\lib\*" dev.lkj.cli.Main %*
exit /b %ERRORLEVEL%
