/** A stand-in for the hosted-agents service in this process, independent of what lkj itself knows of the API. */
package dev.lkj.testing.cloud;
