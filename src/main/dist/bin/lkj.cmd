@echo off
rem Runs lkj with the jars in ..\lib; needs Java 17 or newer. Output is UTF-8: "chcp 65001" shows it as it is meant.
setlocal
set "LKJ_JAVA=java"
if defined JAVA_HOME set "LKJ_JAVA=%JAVA_HOME%\bin\java.exe"
rem cmd cannot tell which streams are terminals: lkj prints plain lines and asks nothing.
"%LKJ_JAVA%" -XX:+UseSerialGC -Xshare:auto -cp "%~dp0..\lib\*" dev.lkj.cli.Main %*
exit /b %ERRORLEVEL%
