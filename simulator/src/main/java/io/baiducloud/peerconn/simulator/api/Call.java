package io.baiducloud.peerconn.simulator.api;

import io.baiducloud.peerconn.simulator.cloud.Caller;
import io.baiducloud.peerconn.simulator.faults.Plan;
import io.baiducloud.peerconn.simulator.http.HttpRequest;
import io.baiducloud.peerconn.simulator.model.Operation;

/** A request whose sender and meaning are known, with what is to go wrong with it. */
record Call(Operation operation, String peerConnId, HttpRequest request, Caller caller, Plan plan) {}
