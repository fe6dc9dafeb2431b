# Completion of lkj for bash. In ~/.bashrc: source <(lkj completion bash)
_lkj() {
  local IFS=$'\n' line word=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  [ "$word" = "=" ] && word=
  while IFS= read -r line; do
    case $line in
      :files) COMPREPLY=($(compgen -f -- "$word")) && compopt -o filenames 2>/dev/null ;;
      :dirs) COMPREPLY=($(compgen -d -- "$word")) && compopt -o filenames 2>/dev/null ;;
      --*=*) line=${line%%$'\t'*} && COMPREPLY+=("${line#*=}") ;;
      *) COMPREPLY+=("${line%%$'\t'*}") ;;
    esac
  done < <("$1" __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _lkj lkj
