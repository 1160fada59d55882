-- The health of a PeerConnection, for Argo CD: resource.customizations.health.vpc.baiducloud.io_PeerConnection.
-- Healthy: as declared. Progressing: comes by itself. Suspended: waits for a person's yes, and nothing is wrong.
-- Degraded: does not work, or only a person can help. The message is what the operator says, word for word.

-- reasons of Ready; those that are not named here come by themselves
local suspended = {
  Consulting = true,         -- the other account has to accept
  WaitingForRequest = true,  -- the other account has to request
  WaitingForApproval = true, -- you have to approve
}
local degraded = {
  Down = true,
  Expired = true,
}

local function health(status, message)
  return { status = status, message = message }
end

-- Argo CD gives no string library to health checks; ~ is the last character that can follow
local function starts(text, prefix)
  return text >= prefix and text < prefix .. "~"
end

local function find(conditions, name)
  for _, condition in ipairs(conditions or {}) do
    if condition.type == name then
      return condition
    end
  end
  return nil
end

local status = obj.status or {}
local paused = find(status.conditions, "Paused")
if paused ~= nil and paused.status == "True" then
  return health("Suspended", paused.message)
end

local ready = find(status.conditions, "Ready")
if ready == nil then
  return health("Progressing", "no operator has looked at this object yet")
end

local seen, wanted = ready.observedGeneration, obj.metadata.generation
if seen ~= nil and wanted ~= nil and seen < wanted then
  return health("Progressing", "the operator has not looked at the last change yet")
end

local message = ready.reason .. ": " .. ready.message
if ready.status == "True" then
  return health("Healthy", message)
end

local stalled = find(status.conditions, "Stalled")
if (stalled ~= nil and stalled.status == "True") or degraded[ready.reason] then
  return health("Degraded", message)
end

if starts(ready.message, "ObserveOnly:") then
  return health("Suspended", message) -- nothing is carried out until somebody says so
end
-- with the other account's keys the operator accepts by itself, unless something holds that up
local first = (status.pendingActions or {})[1]
local synced = find(status.conditions, "Synced")
local accepts = first ~= nil and starts(first, "accept ")
  and not (synced ~= nil and synced.reason == "Blocked")
  and not (obj.spec ~= nil and obj.spec.managementPolicy == "ObserveOnly")
if suspended[ready.reason] and not accepts then
  return health("Suspended", message)
end
return health("Progressing", message)
