"""Sends generated requests to every operation of a running Earshot, as host, user, guest and nobody.

Usage: fuzz_api.py URL [--cases N] [--seed N]

Valid and invalid values come from the API's own description. Fails when an answer is a 5xx, names a Java class, contradicts the description,
accepts what the description forbids, or when less than 80 % of the operations answered with a 2xx at least once.
"""

import argparse
import re
import sys
import time
import uuid
from collections import Counter, defaultdict
from http.cookiejar import DefaultCookiePolicy

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    positive_data_acceptance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    positive_data_acceptance,
]
# A value may have the right shape and still name something that is gone, taken, or somebody else's.
ACCEPTED = ["2xx", "304", "401", "403", "404", "409", "410", "412", "422"]
# What is wrong may also be too long to be read at all, or a change that does not say what it was made of.
REJECTED = ["400", "401", "403", "404", "405", "409", "413", "415", "422", "428", "429"]
INTERNALS = re.compile(r"\b(java|javax|jakarta|io\.micronaut|io\.netty|io\.lettuce|org\.postgresql|earshot)\.[a-z]+|\w+Exception\b|\bat \w+\(")
OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}
PASSWORD = "correct horse"
LIMIT_S = 15


class Actor:
    """Somebody who sends requests; comes back as somebody new after signing out or deleting the account."""

    def __init__(self, url, kind):
        self.url, self.kind = url, kind
        self.renew()

    def renew(self):
        self.http, self.name, self.user_id, self.sessions = requests.Session(), None, None, {}
        if self.kind == "forger":
            self.http.headers["Authorization"] = "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4IiwiYXVkIjoiZWFyc2hvdCJ9."
        if self.kind == "nobody":
            self.http.headers.update(OWN_PAGE)
        if self.kind in ("nobody", "forger"):
            return
        shown = {"displayName": self.kind}
        if self.kind == "guest":
            user = self.post("/api/session/guest", shown, OWN_PAGE)
        else:
            self.name = f"u-{uuid.uuid4().hex[:20]}"
            user = self.post("/api/accounts", {"name": self.name, "password": PASSWORD, **shown}, OWN_PAGE)
        self.user_id = user["user"]["id"]
        if self.kind == "host":
            self.use_bearer()
            self.room, self.spare = self.make_stream(), self.make_stream()
        else:
            self.http.headers.update(OWN_PAGE)

    def use_bearer(self):
        token = self.post("/api/session/token", {}, OWN_PAGE)["token"]
        self.http.cookies.clear()
        self.http.headers["Authorization"] = f"Bearer {token}"

    def make_stream(self):
        made = self.post("/api/streams", {"title": "Fuzz", "playbackUrl": "/demo/live.m3u8"})
        self.post(f"/api/streams/{made['id']}", {"status": "live"}, method="PATCH")
        return made["id"]

    def seat(self, stream):
        """The session token of a seat in the stream's room."""
        if stream not in self.sessions:
            answer = self.http.post(f"{self.url}/api/voice/streams/{stream}/join", json={}, timeout=LIMIT_S)
            if answer.status_code in (403, 404, 409):
                return "refused"  # locked, denied or hidden by what was sent before
            answer.raise_for_status()
            self.sessions[stream] = answer.json()["session"]
        return self.sessions[stream]

    def post(self, path, body, headers=None, method="POST"):
        answer = self.http.request(method, self.url + path, json=body, headers=headers, timeout=LIMIT_S)
        answer.raise_for_status()
        return answer.json()


class Fuzz:
    def __init__(self, url, cases, start):
        self.url, self.cases, self.start = url, cases, start
        self.actors = [Actor(url, kind) for kind in ("host", "user", "guest", "nobody", "forger")]
        self.wire = requests.Session()
        self.wire.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))  # nobody becomes somebody else by an answer
        self.statuses = defaultdict(Counter)
        self.failures = {}

    @property
    def host(self):
        return self.actors[0]

    def run(self):
        schema = schemathesis.openapi.from_url(self.url + "/openapi.yml")
        schema.config.generation.update(with_security_parameters=False)  # the actors bring their own
        schema.config.checks.positive_data_acceptance.expected_statuses = ACCEPTED
        schema.config.checks.negative_data_rejection.expected_statuses = REJECTED
        for result in schema.get_all_operations():
            operation = result.ok()
            for mode in GenerationMode:
                self.fuzz(operation, mode)
        return self.report()

    def fuzz(self, operation, mode):
        # Values that are known to exist are what gets a request past 404; with wrong values they would hide what is wrong.
        often_known = st.sampled_from((True, True, False)) if mode is GenerationMode.POSITIVE else st.booleans()

        @seed(self.start)
        @settings(
            max_examples=self.cases,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode), actor=st.sampled_from(self.actors + self.actors[:2]), known=often_known)
        def send(case, actor, known):
            self.send(case, actor, known)

        try:
            send()
        except Unsatisfiable:
            # An operation without parameters and body cannot be asked wrongly.
            if mode is GenerationMode.POSITIVE:
                raise

    def send(self, case, actor, known):
        self.put_caps_in_order(case)
        self.drop_repeated(case)
        if known:
            self.put_known_values(case, actor)
        request = case.as_transport_kwargs(base_url=self.url)
        request["headers"].update({k: v for k, v in actor.http.headers.items() if k in ("Authorization", *OWN_PAGE)})
        request["cookies"] = {**request.get("cookies", {}), **actor.http.cookies.get_dict()}
        label = case.operation.label
        try:
            with self.wire.request(**request, timeout=LIMIT_S, stream=True, allow_redirects=False) as answer:
                self.judge(case, actor, known, answer)
        except requests.RequestException as e:
            self.fail(label, actor, f"no answer: {type(e).__name__}")
            actor.renew()  # it may have been done all the same

    def judge(self, case, actor, known, answer):
        label = case.operation.label
        self.statuses[label][answer.status_code] += 1
        if answer.headers.get("Content-Type", "").startswith("text/event-stream"):
            text = next(answer.iter_content(1024), b"").decode()
        else:
            text = answer.text
            self.validate(case, actor, known, answer)
        if INTERNALS.search(text + str(answer.headers)):
            self.fail(label, actor, "an internal name: " + text[:200])
        operation = case.operation.definition.raw.get("operationId")
        # Signing in often ends the oldest logins of an account.
        if answer.status_code < 300 and operation in ("signOut", "deleteAccount", "changePassword", "signIn", "getToken"):
            actor.renew()
        if answer.status_code < 300 and operation in ("joinVoice", "leaveVoice"):
            actor.sessions.clear()
        if answer.status_code < 300 and operation == "deleteStream":
            self.host.spare = self.host.make_stream()

    def validate(self, case, actor, known, answer):
        # A value that was put in by hand is no longer what the generator said it was.
        checks = [check for check in CHECKS if not (known and check is negative_data_rejection)]
        try:
            case.validate_response(answer, checks=checks)
        except FailureGroup as group:
            for failure in group.exceptions:
                self.fail(case.operation.label, actor, f"{answer.status_code} {failure.title}: {' '.join(failure.message.split())[:160]}", case)

    @staticmethod
    def put_caps_in_order(case):
        """JSON Schema cannot say that one number is at most another. A whole number may be written 266.0."""
        voice = case.body.get("voice") if isinstance(case.body, dict) else None
        if isinstance(voice, dict) and all(type(voice.get(cap)) in (int, float) for cap in ("softCap", "hardCap")):
            voice["softCap"], voice["hardCap"] = sorted((voice["softCap"], voice["hardCap"]))

    @staticmethod
    def drop_repeated(case):
        """JSON Schema cannot say that a field of a list's objects is there once."""
        for name, key in (("devices", "key"), ("streams", "streamId"), ("people", "userId")):
            items = case.body.get(name) if isinstance(case.body, dict) else None
            if isinstance(items, list):
                case.body[name] = [item for i, item in enumerate(items) if not isinstance(item, dict) or item.get(key) not in [other.get(key) for other in items[:i] if isinstance(other, dict)]]

    def put_known_values(self, case, actor):
        operation = case.operation.definition.raw.get("operationId")
        if case.path_parameters and "id" in case.path_parameters:
            case.path_parameters["id"] = self.host.spare if operation in ("editStream", "deleteStream") else self.host.room
        if case.path_parameters and "userId" in case.path_parameters:
            case.path_parameters["userId"] = self.somebody()
        if operation == "liftBan":
            case.path_parameters["sanctionId"] = self.ban()
        if not isinstance(case.body, dict):
            return
        if operation == "ban":
            case.body["userId"] = self.somebody()
        if operation == "putVoiceSettings" and actor.user_id:
            case.headers["If-Match"] = actor.http.get(self.url + case.operation.path, timeout=LIMIT_S).headers["ETag"]
        known = {"name": actor.name, "password": PASSWORD, "currentPassword": PASSWORD, "newPassword": PASSWORD}
        wanted = {"signIn": ("name", "password"), "getToken": ("name", "password"), "changePassword": ("currentPassword", "newPassword"), "deleteAccount": ("password",)}
        for field in wanted.get(operation, ()):
            if known[field] is not None:
                case.body[field] = known[field]
        if "session" in case.body and actor.user_id:
            case.body["session"] = actor.seat(case.path_parameters["id"])

    def somebody(self):
        """The id of a new guest in the host's room, if that lets anybody in just now."""
        guest = Actor(self.url, "guest")
        guest.http.post(f"{self.url}/api/voice/streams/{self.host.room}/join", json={}, timeout=LIMIT_S)
        return guest.user_id

    def ban(self):
        """The id of a new ban in the host's room."""
        wanted = {"userId": self.somebody(), "scope": "room"}
        answer = self.host.http.post(f"{self.url}/api/voice/streams/{self.host.room}/bans", json=wanted, timeout=LIMIT_S)
        return answer.json()["sanctions"][0]["id"]

    def fail(self, label, actor, what, case=None):
        """Notes a failure; the first of its kind with the case that showed it."""
        sent = f" <- {case.path_parameters} {case.query} {case.headers} {case.body!r}"[:400] if case else ""
        self.failures.setdefault(f"{label}: {what}", f" as {actor.kind}{sent}")

    def report(self):
        reached = [label for label, seen in self.statuses.items() if any(200 <= status < 300 for status in seen)]
        for label, seen in sorted(self.statuses.items()):
            print(f"{label:55} {dict(sorted(seen.items()))}")
        sent = sum(sum(seen.values()) for seen in self.statuses.values())
        print(f"seed {self.start}: {sent} requests, {len(reached)} of {len(self.statuses)} operations reached a 2xx")
        for failure, example in sorted(self.failures.items()):
            print(f"FAILED {failure}{example}")
        return not self.failures and len(reached) >= 0.8 * len(self.statuses)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("url")
    arguments.add_argument("--cases", type=int, default=40, help="per operation, for valid and for invalid values")
    arguments.add_argument("--seed", type=int, default=int(time.time()))
    given_arguments = arguments.parse_args()
    good = Fuzz(given_arguments.url, given_arguments.cases, given_arguments.seed).run()
    sys.exit(0 if good else 1)
