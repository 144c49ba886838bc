package dev.rouse.controller.status;

/// Why a plan could not be carried out whole.
///
/// @param lasting whether somebody has to change something; else it is tried again by itself
public record Trouble(String reason, String message, boolean lasting) {}
