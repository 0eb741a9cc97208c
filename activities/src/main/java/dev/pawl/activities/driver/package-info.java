/** What makes machines: create by name, look, delete. One room for each kind. */
package dev.pawl.activities.driver;
