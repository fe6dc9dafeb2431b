/** Tests of lkj as a process: signals, streams that fail, odd environments, real terminals, its start scripts. */
package dev.lkj.process;
