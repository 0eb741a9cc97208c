/** What a driver of addons has to do, whichever it is. */
package dev.pawl.activities.addon.driver;
