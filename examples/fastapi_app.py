"""The chat loop as a streaming web service.

    granian --interface asgi examples.fastapi_app:app --port 8080
    curl -N localhost:8080/chat -H 'Content-Type: application/json' -d '{"message": "What should I cook?"}'

`uvicorn examples.fastapi_app:app` does as well. Candor and the model are found as in chat_loop.py.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import StreamingResponse
from openai import OpenAIError, Stream
from openai.types.chat import ChatCompletionChunk
from pydantic import BaseModel, Field

from examples.chat_loop import MODEL, Memory, connect_to_candor, connect_to_model, prompt


@asynccontextmanager
async def connected(app: FastAPI) -> AsyncIterator[None]:
    app.state.memory = connect_to_candor()
    with connect_to_model() as client:
        app.state.client = client
        yield


app = FastAPI(title="A chat that remembers", lifespan=connected)


class Question(BaseModel):
    message: str = Field(min_length=1)
    user_id: str = Field(default="demo-user", min_length=1)


@app.post("/chat")
def chat(question: Question, request: Request) -> StreamingResponse:
    """Stream the answer as text. A plain `def`, so that FastAPI keeps the waiting off its event loop."""
    memory: Memory = request.app.state.memory
    messages = prompt(question.message, memory.recall(question.message, question.user_id))
    try:
        stream = request.app.state.client.chat.completions.create(model=MODEL, messages=messages, stream=True)
    except OpenAIError as problem:
        raise HTTPException(502, "The model did not answer.") from problem
    return StreamingResponse(told(stream, memory, question), media_type="text/plain; charset=utf-8")


def told(stream: Stream[ChatCompletionChunk], memory: Memory, question: Question) -> Iterator[str]:
    """Pass the words on as they come; when all were said, hand the exchange to Candor."""
    said = []
    for chunk in stream:
        if chunk.choices and (word := chunk.choices[0].delta.content):
            said.append(word)
            yield word
    memory.remember(question.message, "".join(said), question.user_id)
