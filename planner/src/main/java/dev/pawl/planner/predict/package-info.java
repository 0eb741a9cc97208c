/**
 * How long an upgrade will take, how many pods it moves and what makes it wait: the engine's own
 * rules played through with stated, declared or measured step times. Pure; {@link
 * dev.pawl.planner.predict.UpgradeForecast} is the way in, {@link
 * dev.pawl.planner.predict.PredictedVsActual} looks back.
 */
package dev.pawl.planner.predict;
