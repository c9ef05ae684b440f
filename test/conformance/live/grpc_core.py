"""gRPC C-core as sender and backend (Debian's python3-grpcio): messages are bytes, so no generated code is needed.

send PORT FILE: each line of FILE is a message in hexadecimal; prints how many were answered OK.
serve FILE: prints its port, then writes each message that it answers to FILE as a line of hexadecimal.
"""

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import grpc

METHOD = "/opentelemetry.proto.collector.trace.v1.TraceService/Export"


def same(message):
    return message


def send(port, path):
    channel = grpc.insecure_channel(f"127.0.0.1:{port}", [("grpc.max_receive_message_length", -1)])
    call = channel.unary_unary(METHOD, request_serializer=same, response_deserializer=same)
    places = threading.Semaphore(64)
    done = []

    def ended(future):
        done.append(future.code() == grpc.StatusCode.OK)
        places.release()

    count = 0
    with open(path, encoding="ascii") as lines:
        for line in lines:
            places.acquire()
            call.future(bytes.fromhex(line), timeout=60).add_done_callback(ended)
            count += 1
    while len(done) < count:
        time.sleep(0.01)
    print(sum(done))


class Service(grpc.GenericRpcHandler):
    def __init__(self, path):
        self.file = open(path, "a", encoding="ascii")
        self.lock = threading.Lock()

    def service(self, details):
        return grpc.unary_unary_rpc_method_handler(self.take) if details.method == METHOD else None

    def take(self, message, _context):
        with self.lock:
            self.file.write(message.hex() + "\n")
            self.file.flush()
        return b""


def serve(path):
    server = grpc.server(ThreadPoolExecutor(4), options=[("grpc.max_receive_message_length", -1)])
    server.add_generic_rpc_handlers((Service(path),))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(port, flush=True)
    server.wait_for_termination()


{"send": send, "serve": serve}[sys.argv[1]](*sys.argv[2:])
