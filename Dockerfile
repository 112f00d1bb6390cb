# docker build -t newslint .
# docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/archive" newslint check stories/
FROM python:3.13-slim AS build
COPY . /src
RUN pip wheel --quiet --no-deps --wheel-dir /wheels /src

FROM python:3.13-slim
COPY --from=build /wheels /wheels
RUN pip install --quiet --no-cache-dir "$(ls /wheels/newslint-*.whl)[parquet]" && rm -r /wheels && useradd newslint
ENV XDG_CACHE_HOME=/tmp/cache
USER newslint
WORKDIR /archive
ENTRYPOINT ["newslint"]
CMD ["--help"]
