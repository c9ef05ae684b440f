"""gRPC C-core as sender and backend (Debian's python3-grpcio): messages are bytes, so no generated code is needed.

send -to ADDRESS -file FILE [-tls -cert CERT]: each line of FILE is a message in hexadecimal; prints how many were answered OK.
serve -file FILE [-cert CERT -key KEY] [-refuse N]: prints its port, then writes each message that it answers to FILE as a line of
hexadecimal; every Nth call is refused. Both: [-option NAME=VALUE]..., which are C-core's own.
"""

import argparse
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import grpc

METHOD = "/opentelemetry.proto.collector.trace.v1.TraceService/Export"
LARGEST = ("grpc.max_receive_message_length", -1)


def same(message):
    return message


def contents(path):
    with open(path, "rb") as file:
        return file.read()


def options_of(asked):
    return [LARGEST, *((name, int(value)) for name, value in (option.split("=") for option in asked.option))]


def send(asked):
    options = options_of(asked)
    if asked.tls:
        options.append(("grpc.ssl_target_name_override", "localhost"))
        channel = grpc.secure_channel(asked.to, grpc.ssl_channel_credentials(contents(asked.cert)), options)
    else:
        channel = grpc.insecure_channel(asked.to, options)
    call = channel.unary_unary(METHOD, request_serializer=same, response_deserializer=same)
    places = threading.Semaphore(64)
    done = []

    def ended(future):
        done.append(future.code() == grpc.StatusCode.OK)
        places.release()

    count = 0
    with open(asked.file, encoding="ascii") as lines:
        for line in lines:
            places.acquire()
            call.future(bytes.fromhex(line), timeout=60).add_done_callback(ended)
            count += 1
    while len(done) < count:
        time.sleep(0.01)
    print(sum(done))


class Service(grpc.GenericRpcHandler):
    def __init__(self, path, refuse_every):
        self.file = open(path, "a", encoding="ascii")
        self.refuse_every = refuse_every
        self.calls = 0
        self.lock = threading.Lock()

    def service(self, details):
        return grpc.unary_unary_rpc_method_handler(self.take) if details.method == METHOD else None

    def take(self, message, context):
        with self.lock:
            self.calls += 1
            if self.refuse_every and self.calls % self.refuse_every == 0:
                context.abort(grpc.StatusCode.UNAVAILABLE, "not this one")
            self.file.write(message.hex() + "\n")
            self.file.flush()
        return b""


def serve(asked):
    server = grpc.server(ThreadPoolExecutor(4), options=options_of(asked))
    server.add_generic_rpc_handlers((Service(asked.file, asked.refuse),))
    address = "127.0.0.1:0"
    if asked.cert:
        pair = [(contents(asked.key), contents(asked.cert))]
        port = server.add_secure_port(address, grpc.ssl_server_credentials(pair))
    else:
        port = server.add_insecure_port(address)
    server.start()
    print(port, flush=True)
    server.wait_for_termination()


arguments = argparse.ArgumentParser()
arguments.add_argument("task", choices=["send", "serve"])
for name in ("-to", "-file", "-cert", "-key"):
    arguments.add_argument(name, default="")
arguments.add_argument("-tls", action="store_true")
arguments.add_argument("-refuse", type=int, default=0)
arguments.add_argument("-option", action="append", default=[])
asked = arguments.parse_args()
(send if asked.task == "send" else serve)(asked)
