/** Gets update graphs: from a file, or from an update service over HTTP. */
package dev.pawl.activities.graph;
